package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** A thing comes to the same place in every dialect, and in every way of taking the tool. */
@Timeout(30)
class DialectsAndToolModesTest {

  /** It is sent 896 wide and 1120 high. */
  private static final BufferedImage PICTURE =
      new BufferedImage(256, 320, BufferedImage.TYPE_INT_RGB);

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> all() {
    return Arrays.stream(BoxDialect.values())
        .flatMap(
            dialect -> Arrays.stream(ToolMode.values()).map(mode -> Arguments.of(dialect, mode)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_box_is_asked_for_and_read(BoxDialect dialect, ToolMode mode) {
    String box = dialect == BoxDialect.QWEN25_VL ? "[224,560,672,1120]" : "[250,500,750,1000]";
    server.answers(
        played(
            mode,
            "{\"reply\": \"A dog!\", \"edits\": [{\"op\": \"add\", \"prompt\": \"dog\", \"box\": %s}]}"
                .formatted(box)));
    Design blank = Design.blank(new Canvas(256, 320), 1);
    Reply reply =
        designer(dialect, mode)
            .answer(new Turn("a dog", History.of(blank), List.of(), () -> Optional.of(PICTURE)));

    assertThat(reply.text()).isEqualTo("A dog!");
    Design after = blank.with(((Action.Change) reply.action()).edits());
    assertThat(after.entity("dog").orElseThrow().region())
        .isEqualTo(new Region.Box(0.25, 0.5, 0.75, 1));
    assertAsked(dialect, mode);
  }

  private void assertAsked(BoxDialect dialect, ToolMode mode) {
    assertThat(server.requests()).isOne();
    JsonNode request = server.request(0);
    assertThat(request.has("tools")).isEqualTo(mode == ToolMode.NATIVE);
    assertThat(request.has("response_format")).isEqualTo(mode == ToolMode.SCHEMA);
    assertThat(request.path("messages").toString())
        .contains(dialect.explained(new SentSize(896, 1120)));
  }

  private static ResponseDefinitionBuilder played(ToolMode mode, String arguments) {
    return switch (mode) {
      case NATIVE -> PlayedServer.call("apply_design_edits", arguments);
      case SCHEMA -> PlayedServer.stream(arguments);
      case TEXT ->
          PlayedServer.stream(
              "<tool_call>\n{\"name\": \"apply_design_edits\", \"arguments\": %s}\n</tool_call>"
                  .formatted(arguments));
    };
  }

  private MllmDesigner designer(BoxDialect dialect, ToolMode mode) {
    MllmSettings settings = server.settings(dialect, Optional.of(mode));
    return new MllmDesigner(
        new MllmClient(settings),
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }
}
