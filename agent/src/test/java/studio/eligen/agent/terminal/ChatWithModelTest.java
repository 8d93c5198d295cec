package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.Worlds;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.store.DesignFile;

/** The chat against a played server, whose answers have the format of OpenAI's API. */
class ChatWithModelTest {

  @TempDir Path folder;
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private Path out;
  private String answers;
  private String notes;

  @BeforeEach
  void prepare() {
    out = folder.resolve("out");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
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
    server.stubFor(
        WireMock.post("/v1/chat/completions")
            .withRequestBody(WireMock.containing("The person says: bigger"))
            .willReturn(WireMock.ok("<html>Gateway</html>")));
    chat("a cat\nbigger\n");

    assertThat(answers).contains("answers with a web page", "Nothing was changed.");
    assertThat(DesignFile.read(out.resolve("002.json")))
        .isEqualTo(DesignFile.read(out.resolve("001.json")));
  }

  @Test
  void offline_asks_no_server() {
    chat("a cat\n", "--offline");

    assertThat(server.getAllServeEvents()).isEmpty();
    assertThat(out.resolve("001.json")).exists();
  }

  @Test
  void a_wrong_setting_ends_before_anything_is_asked() {
    assertThat(chat("a cat\n", "--mllm-boxes", "pixels")).isEqualTo(2);
    assertThat(notes).contains("The box dialect \"pixels\" is none; give qwen2-vl");
  }

  private void calls(String words, String arguments) {
    String json = arguments.replace('\'', '"').replace("\"", "\\\"");
    String body =
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"1\", \"type\": \"function\", \"function\": {\"name\": \"apply_design_edits\", \"arguments\": \"%s\"}}]}, \"finish_reason\": \"tool_calls\"}]}"
            .formatted(json);
    server.stubFor(
        WireMock.post("/v1/chat/completions")
            .withRequestBody(WireMock.containing("The person says: " + words))
            .willReturn(WireMock.okJson(body)));
  }

  private int chat(String input, String... more) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream noted = new ByteArrayOutputStream();
    ChatCommand command =
        new ChatCommand(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(noted, true, StandardCharsets.UTF_8));
    List<String> args = new ArrayList<>(List.of("--no-render", "--size", "256x256"));
    args.addAll(List.of("--model", Worlds.modelFolder(folder.resolve("model")).toString()));
    args.addAll(List.of("--out", out.toString(), "--mllm-model", "qwen3-vl"));
    args.addAll(List.of("--mllm-url", server.baseUrl() + "/v1"));
    args.addAll(List.of(more));
    int code = new CommandLine(command).execute(args.toArray(String[]::new));
    answers = said.toString(StandardCharsets.UTF_8);
    notes = noted.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static double left(Design design) {
    return Bounds.of(design.entity("cat").orElseThrow().region()).x0();
  }
}
