package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.mllm.ToolMode;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.PlayedServer;

/** The studio talks through a model server, which is played after the documented format. */
@Timeout(120)
class ModelServerTest {

  @TempDir Path folder;
  private final PlayedServer model = new PlayedServer();
  private RunningStudio studio;

  @BeforeEach
  void start() {
    Access access = Access.of(Access.HERE, 0, "", List.of());
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            access,
            Optional.of(model.settings(BoxDialect.QWEN25_VL, Optional.of(ToolMode.NATIVE))));
  }

  @AfterEach
  void stop() {
    studio.close();
    model.close();
  }

  @Test
  void a_reply_is_heard_while_it_comes_and_stands_in_the_conversation() {
    model.calls("{\"reply\": \"There is nothing yet.\", \"edits\": []}");
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "what do you see?");
      List<String> replies =
          events.seen().stream()
              .filter(event -> event.is("reply"))
              .map(event -> event.data().path("text").textValue())
              .toList();
      assertThat(replies).endsWith("There is nothing yet.");
      assertThat(replies).allSatisfy(text -> assertThat("There is nothing yet.").startsWith(text));
      assertThat(browser.json(talk).path("turns").path(0).path("reply").textValue())
          .isEqualTo("There is nothing yet.\nNothing was changed.");
      assertThat(browser.json("/api/studio").path("mllm").path("configured").booleanValue())
          .isTrue();
    }
  }

  @Test
  void a_server_that_refuses_the_key_is_told_of_without_the_key() {
    model.alwaysAnswers(PlayedServer.error(401, "bad key " + PlayedServer.KEY));
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "a cat");
      assertThat(events.seen().toString()).doesNotContain(PlayedServer.KEY);
      String state = browser.json(talk).toString();
      assertThat(state).doesNotContain(PlayedServer.KEY).contains("OPENAI_API_KEY");
    }
  }
}
