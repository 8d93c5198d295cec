package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.ArchivedToolModes;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.prompts.Prompts;

/** How a model takes its tool is found out once, and again when it changes. */
@Timeout(30)
class ToolModeCacheTest {

  private static final String NIGHT =
      "{\"reply\": \"It is night.\", \"edits\": [{\"op\": \"set_scene\", \"text\": \"at night\"}]}";

  @TempDir Path folder;
  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_next_start_begins_with_the_way_that_worked() {
    server.answers(PlayedServer.error(400, "does not support tools")).says(NIGHT).says(NIGHT);
    assertThat(start().isToolModeRemembered()).isFalse();
    MllmDesigner next = start();

    assertThat(next.toolMode()).isEqualTo(ToolMode.SCHEMA);
    assertThat(next.isToolModeRemembered()).isTrue();
    assertThat(server.requests()).isEqualTo(3);
  }

  @Test
  void a_way_that_works_no_more_is_found_out_anew_and_overwritten() {
    toolModes().remember(server.settings(), ToolMode.SCHEMA);
    server.answers(PlayedServer.error(400, "response_format is gone")).calls(NIGHT).calls(NIGHT);

    assertThat(start().toolMode()).isEqualTo(ToolMode.NATIVE);
    assertThat(toolModes().recall(server.settings())).contains(ToolMode.NATIVE);
    assertThat(start().isToolModeRemembered()).isTrue();
    assertThat(server.requests()).isEqualTo(3);
  }

  @Test
  void an_archive_that_cannot_be_used_stops_nobody() throws IOException {
    Files.writeString(folder.resolve("eligen.db"), "no database ".repeat(1000));
    server.calls(NIGHT);

    assertThat(start().toolMode()).isEqualTo(ToolMode.NATIVE);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void nothing_is_made_on_the_disk_before_a_way_is_known() {
    assertThat(toolModes().recall(server.settings())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  /** A program that has said its first words. */
  private MllmDesigner start() {
    MllmDesigner designer =
        new MllmDesigner(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES), toolModes()),
            VocabularyFile.anything(),
            Prompts.builtIn(),
            (picture, before, after) -> "This is foreseen.");
    Design blank = Design.blank(new Canvas(256, 256), 1);
    assertThat(designer.answer(new Turn("at night", History.of(blank), List.of())).text())
        .isEqualTo("It is night.");
    return designer;
  }

  private ToolModeCache toolModes() {
    return new ArchivedToolModes(new DataFolder(folder));
  }
}
