package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.prompts.Prompts;

/** What a model repeats without end, as weak ones do and as it may be told to. */
class EndlessAnswersTest {

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<parameter=a>",
        "<parameter=a>x</",
        "<arg_key>a</arg_key><arg_value>",
        "<tool_call>",
        "edit(a=",
        "[{\"a\":",
        "```json ",
        "answer: ",
      })
  void the_same_again_and_again_ends_in_a_sentence(String again) {
    assertEnds(PlayedServer.whole(again.repeat(200_000 / again.length())));
  }

  @Test
  void a_page_of_blanks_instead_of_an_answer_ends_in_a_sentence() {
    assertEnds(aResponse().withStatus(400).withBody("<h1>" + " ".repeat(8_180) + "x"));
  }

  private void assertEnds(ResponseDefinitionBuilder answer) {
    server.alwaysAnswers(answer);
    Design blank = Design.blank(new Canvas(256, 256), 1);
    MllmDesigner designer =
        new MllmDesigner(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
            VocabularyFile.anything(),
            Prompts.builtIn(),
            (picture, before, after) -> "This is foreseen.");
    Turn turn = new Turn("a cat", History.of(blank), List.of());
    String said =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> designer.answer(turn).text());
    assertThat(said).isNotBlank();
  }
}
