package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.store.DataFolder;

class DoctorCommandTest {

  @TempDir Path folder;
  private final PlayedServer server = new PlayedServer();
  private String said;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void without_a_server_all_is_well_and_it_says_how_to_get_one() {
    assertThat(doctor(Map.of())).isZero();
    assertThat(said)
        .contains(
            "Java",
            "draws",
            "libtorch starts",
            "follows plain English by rules",
            "OPENAI_MODEL",
            "All is well.");
  }

  @Test
  void a_machine_that_cannot_draw_needs_attention() {
    assertThat(doctor(Map.of(), "--device", "cuda:99")).isEqualTo(1);
    assertThat(said)
        .contains("Drawing            ! There is no device cuda:99", "Something needs attention");
  }

  @Test
  void a_server_is_described_and_the_key_is_not_shown() {
    // The format is that of OpenAI's API, in which a server answers that does not stream.
    answer(
        "[{\"bbox_2d\": [125, 500, 500, 750], \"label\": \"red\"}, {\"bbox_2d\": [625, 100, 875, 300], \"label\": \"blue\"}]",
        "Find the things");
    answer(
        "<tool_call>{\"name\": \"apply_design_edits\", \"arguments\": {\"reply\": \"Done.\", \"edits\": [{\"op\": \"add\", \"prompt\": \"red balloon\", \"place\": \"top left\"}]}}</tool_call>",
        "red balloon at the top left");

    assertThat(doctor(server.environment("qwen3-vl"))).isZero();
    assertThat(said)
        .contains("OPENAI_API_KEY     set (the environment)")
        .contains("qwen3-vl; on a picture with a known answer they are right (100 % overlap)")
        .contains("tool calls; a first edit came through")
        .doesNotContain(PlayedServer.KEY);
    assertThat(doctor(server.environment("qwen3-vl"))).isZero();
    assertThat(said).contains("tool calls, as remembered; a first edit came through");
  }

  @Test
  void a_model_that_takes_no_pictures_is_named_and_still_tried_with_words() {
    server.answersTo("image_url", PlayedServer.error(400, "no image input"));
    answer(
        "<tool_call>{\"name\": \"apply_design_edits\", \"arguments\": {\"reply\": \"Done.\", \"edits\": [{\"op\": \"add\", \"prompt\": \"red balloon\", \"place\": \"top left\"}]}}</tool_call>",
        "red balloon at the top left");

    assertThat(doctor(server.environment("words-only"))).isEqualTo(1);
    assertThat(said)
        .contains("takes no pictures", "set OPENAI_MODEL to one that sees")
        .contains("tool calls; a first edit came through");
  }

  @Test
  void nobody_at_the_address_needs_attention() {
    Map<String, String> nobody = server.environment("qwen3-vl");
    server.close();

    assertThat(doctor(nobody)).isEqualTo(1);
    assertThat(said)
        .contains("Nobody answers at http://localhost")
        .doesNotContain(PlayedServer.KEY);
  }

  @Test
  void a_wrong_setting_needs_attention() {
    assertThat(doctor(Map.of("OPENAI_MODEL", "m", "OPENAI_BASE_URL", "here"))).isEqualTo(1);
    assertThat(said).contains("OPENAI_BASE_URL is no address of a server");
  }

  private void answer(String text, String asked) {
    server.answersTo(asked, PlayedServer.whole(text));
  }

  private int doctor(Map<String, String> environment, String... options) {
    CommandRun run =
        CommandRun.of(
            (out, notes) ->
                new DoctorCommand(
                    out,
                    () -> Optional.of(MllmConfiguration.of(Map.of(), environment, folder)),
                    new DataFolder(folder.resolve("home"))),
            Stream.concat(Stream.of("--model", TinyModel.FOLDER.toString()), Stream.of(options))
                .toArray(String[]::new));
    said = run.said();
    return run.exitCode();
  }
}
