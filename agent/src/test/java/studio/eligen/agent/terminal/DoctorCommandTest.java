package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.Worlds;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.store.DataFolder;

class DoctorCommandTest {

  private static final String KEY = "sk-secret-0123456789";

  @TempDir Path folder;
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private Path model;
  private String said;

  @BeforeEach
  void prepare() {
    model = Worlds.modelFolder(folder.resolve("model"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void without_a_server_all_is_well_and_it_says_how_to_get_one() {
    assertThat(doctor(Map.of())).isZero();
    assertThat(said)
        .contains(
            "Java", "draws", "follows plain English by rules", "OPENAI_MODEL", "All is well.");
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

    assertThat(doctor(configured("qwen3-vl"))).isZero();
    assertThat(said)
        .contains("OPENAI_API_KEY     set (the environment)")
        .contains("qwen3-vl; on a picture with a known answer they are right (100 % overlap)")
        .contains("tool calls; a first edit came through")
        .doesNotContain(KEY);
    assertThat(doctor(configured("qwen3-vl"))).isZero();
    assertThat(said).contains("tool calls, as remembered; a first edit came through");
  }

  @Test
  void a_model_that_takes_no_pictures_is_named_and_still_tried_with_words() {
    server.stubFor(
        WireMock.post("/v1/chat/completions")
            .withRequestBody(WireMock.containing("image_url"))
            .willReturn(
                WireMock.jsonResponse("{\"error\": {\"message\": \"no image input\"}}", 400)));
    answer(
        "<tool_call>{\"name\": \"apply_design_edits\", \"arguments\": {\"reply\": \"Done.\", \"edits\": [{\"op\": \"add\", \"prompt\": \"red balloon\", \"place\": \"top left\"}]}}</tool_call>",
        "red balloon at the top left");

    assertThat(doctor(configured("words-only"))).isEqualTo(1);
    assertThat(said)
        .contains("takes no pictures", "set OPENAI_MODEL to one that sees")
        .contains("tool calls; a first edit came through");
  }

  @Test
  void nobody_at_the_address_needs_attention() {
    Map<String, String> nobody = configured("qwen3-vl");
    server.stop();

    assertThat(doctor(nobody)).isEqualTo(1);
    assertThat(said).contains("Nobody answers at http://localhost").doesNotContain(KEY);
  }

  @Test
  void a_wrong_setting_needs_attention() {
    assertThat(doctor(Map.of("OPENAI_MODEL", "m", "OPENAI_BASE_URL", "here"))).isEqualTo(1);
    assertThat(said).contains("OPENAI_BASE_URL is no address of a server");
  }

  private Map<String, String> configured(String name) {
    return Map.of(
        "OPENAI_BASE_URL", server.baseUrl() + "/v1", "OPENAI_MODEL", name, "OPENAI_API_KEY", KEY);
  }

  private void answer(String text, String asked) {
    String body =
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": \"%s\"}, \"finish_reason\": \"stop\"}]}"
            .formatted(text.replace("\"", "\\\""));
    server.stubFor(
        WireMock.post("/v1/chat/completions")
            .withRequestBody(WireMock.containing(asked))
            .willReturn(WireMock.okJson(body)));
  }

  private int doctor(Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DoctorCommand command =
        new DoctorCommand(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            () -> Optional.of(MllmConfiguration.of(Map.of(), environment, folder)),
            new DataFolder(folder.resolve("home")));
    int code = new CommandLine(command).execute("--model", model.toString());
    said = out.toString(StandardCharsets.UTF_8);
    return code;
  }
}
