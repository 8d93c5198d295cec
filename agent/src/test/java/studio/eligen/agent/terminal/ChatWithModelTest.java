package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.store.DesignFile;

/** The chat against a played server, whose answers have the format of OpenAI's API. */
class ChatWithModelTest {

  @TempDir Path folder;
  private final PlayedServer server = new PlayedServer();
  private Path out;
  private String answers;
  private String notes;

  @BeforeEach
  void prepare() {
    out = folder.resolve("out");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void free_words_become_designs() throws Exception {
    calls(
        "eine Katze am Strand",
        "{'reply': 'Hier ist deine Katze.', 'edits': [{'op': 'set_scene', 'text': 'on a beach'}, {'op': 'add', 'prompt': 'cat', 'place': 'left'}]}");
    calls(
        "weiter nach rechts",
        "{'reply': 'Sie ist weiter rechts.', 'edits': [{'op': 'move', 'id': 'cat', 'direction': 'right', 'amount': 'a lot'}]}");
    int code = chat("eine Katze am Strand\nweiter nach rechts\n");

    assertThat(code).isZero();
    assertThat(answers).contains("Hier ist deine Katze.", "Sie ist weiter rechts.");
    Design first = DesignFile.read(out.resolve("001.json"));
    Design second = DesignFile.read(out.resolve("002.json"));
    assertThat(first.scene()).isEqualTo("on a beach");
    assertThat(first.entities()).extracting(Entity::prompt).containsExactly("cat");
    assertThat(left(second)).isGreaterThan(left(first));
  }

  @Test
  void a_turn_that_fails_keeps_the_design_and_the_chat_goes_on() throws Exception {
    calls("a cat", "{'reply': 'Here.', 'edits': [{'op': 'add', 'prompt': 'cat'}]}");
    server.answersTo("The person says: bigger", WireMock.ok("<html>Gateway</html>"));
    chat("a cat\nbigger\n");

    assertThat(answers).contains("answers with a web page", "Nothing was changed.");
    assertThat(DesignFile.read(out.resolve("002.json")))
        .isEqualTo(DesignFile.read(out.resolve("001.json")));
  }

  @Test
  void offline_asks_no_server() {
    chat("a cat\n", "--offline");

    assertThat(server.requests()).isZero();
    assertThat(out.resolve("001.json")).exists();
  }

  @Test
  void a_wrong_setting_ends_before_anything_is_asked() {
    assertThat(chat("a cat\n", "--mllm-boxes", "pixels")).isEqualTo(2);
    assertThat(notes).contains("The box dialect \"pixels\" is none; give qwen2-vl");
  }

  private void calls(String words, String arguments) {
    server.answersTo(
        "The person says: " + words, PlayedServer.wholeCall(arguments.replace('\'', '"')));
  }

  private int chat(String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--no-render", "--size", "256x256"));
    arguments.addAll(List.of("--mllm-url", server.url(), "--mllm-model", "qwen3-vl"));
    arguments.addAll(List.of(more));
    Path model = Worlds.modelFolder(folder.resolve("model"));
    CommandRun run = CommandRun.chat(input, model, out, arguments.toArray(String[]::new));
    answers = run.said();
    notes = run.noted();
    return run.exitCode();
  }

  private static double left(Design design) {
    return Bounds.of(design.entity("cat").orElseThrow().region()).x0();
  }
}
