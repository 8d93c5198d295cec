package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.TinyModel;

/** The packaged program rehearses by itself, as the launcher has it do once after a build. */
@Timeout(120)
class RehearsalIT {

  @TempDir Path folder;

  @Test
  void it_ends_by_itself_having_loaded_what_chats_and_pages_take() throws Exception {
    Path repository = Path.of("").toAbsolutePath().getParent();
    Path classes = folder.resolve("classes");
    ProcessBuilder rehearsal =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:DumpLoadedClassList=" + classes,
            "-Deligen.model=" + TinyModel.FOLDER,
            "-cp",
            repository.resolve("web/target/studio/eligen.jar").toString(),
            "studio.eligen.Rehearsal",
            folder.resolve("pictures").toString());
    rehearsal.environment().put("ELIGEN_HOME", folder.resolve("home").toString());
    rehearsal.environment().put("OMP_NUM_THREADS", "2");
    rehearsal.redirectInput(Files.writeString(folder.resolve("typed"), "a ball\n").toFile());
    rehearsal.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    rehearsal.redirectError(folder.resolve("errors").toFile());
    Process program = rehearsal.start();

    assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(Files.readString(folder.resolve("errors"))).isZero();
    List<String> loaded =
        Files.readAllLines(classes).stream().map(line -> line.split(" ")[0]).toList();
    assertThat(loaded)
        .contains(
            "studio/eligen/agent/store/Conversation",
            "org/jdbi/v3/core/statement/Query",
            "studio/eligen/web/http/StaticPages",
            "studio/eligen/web/http/Responses",
            "ai/djl/pytorch/engine/PtEngine");
  }
}
