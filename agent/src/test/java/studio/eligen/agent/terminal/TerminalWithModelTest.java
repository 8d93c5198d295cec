package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.fixtures.TinyModel;

/** The conversation at a terminal with a played server that talks and looks at pictures. */
class TerminalWithModelTest extends AtATerminal {

  private static final String ADD_A_CAT =
      "{\"reply\": \"Here is your cat.\", \"edits\": [{\"op\": \"add\", \"prompt\": \"cat\"}]}";
  private static final String LOOK = "This picture was asked to show";
  private static final int AN_HOUR = 3_600_000;

  private final PlayedServer server = new PlayedServer();

  @BeforeEach
  void play() {
    server.answersTo("The person says: eine Katze", PlayedServer.wholeCall(ADD_A_CAT));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PseudoTerminal chat(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--steps", "1", "--size", "64x64"));
    arguments.addAll(List.of("--mllm-url", server.url(), "--mllm-model", "qwen3-vl"));
    arguments.addAll(List.of(more));
    return start(Map.of(), TinyModel.FOLDER, arguments.toArray(String[]::new));
  }

  /** What the one that looks says of the cat. */
  private static ResponseDefinitionBuilder found(boolean cat) {
    return PlayedServer.whole("[{\"id\": \"cat\", \"found\": %s}]".formatted(cat));
  }

  @Test
  void a_picture_is_checked_and_repaired_and_the_scorecard_shown() throws Exception {
    server.answersTo(LOOK, found(false), found(true));
    try (PseudoTerminal terminal = chat("--check", "2")) {
      terminal.await("qwen3-vl at http://localhost");
      terminal.await("listens, in any language.");
      terminal.await(PROMPT);
      terminal.type("eine Katze\r");
      terminal.await("Here is your cat.");
      terminal.await("Drawing the cat anew");
      terminal.await("cat: found, place not checked (after 1 repair)");
      terminal.type("/history\r");
      terminal.await("2: repair");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("001.png")).exists();
    assertThat(folder.resolve("out").resolve("002.png")).doesNotExist();
  }

  @Test
  void a_reply_is_shown_once_while_it_comes() {
    server.answersTo(
        "The person says: what do you see",
        PlayedServer.stream("I see only a lonely beach.").withChunkedDribbleDelay(4, 400));
    try (PseudoTerminal terminal = chat()) {
      terminal.await(PROMPT);
      terminal.type("what do you see?\r");
      terminal.await("I see only");
      assertThat(terminal.await(PROMPT)).contains("a lonely beach.").doesNotContain("I see");
    }
  }

  @Test
  void ctrl_c_ends_the_wait_for_the_one_that_looks() throws Exception {
    CountDownLatch asked = server.answersTo(LOOK, found(true).withFixedDelay(AN_HOUR));
    try (PseudoTerminal terminal = chat("--check", "0")) {
      terminal.await(PROMPT);
      terminal.type("eine Katze\r");
      terminal.await("Looking at the picture");
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      terminal.type(CTRL_C);
      terminal.await("Not checked: ");
      terminal.await(PROMPT);
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
  }
}
