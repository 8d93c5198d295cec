package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.InvalidInput;

class MllmConfigurationTest {

  @TempDir Path folder;
  private final Map<String, String> flags = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void nothing_set_means_no_server() {
    assertThat(configuration().server()).isEmpty();
    assertThat(configuration().gap()).isEmpty();
  }

  @Test
  void flags_win_over_the_environment_and_that_over_the_file() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        """
        # the server in the cellar
        export OPENAI_BASE_URL="http://cellar:8000/v1/"
        OPENAI_MODEL=from-the-file
        OPENAI_API_KEY='sk-0123456789' # secret
        PATH=/nowhere
        """);
    environment.put("OPENAI_MODEL", "from-the-environment");
    environment.put("ELIGEN_MLLM_TIMEOUT", "60");
    flags.put("ELIGEN_MLLM_TIMEOUT", "10");
    MllmSettings settings = configuration().server().orElseThrow();

    assertThat(settings.server()).isEqualTo("http://cellar:8000/v1");
    assertThat(settings.model()).isEqualTo("from-the-environment");
    assertThat(settings.key().orElseThrow().bearer()).isEqualTo("Bearer sk-0123456789");
    assertThat(settings.timeouts().turn()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.timeouts().silence()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration().setting("OPENAI_API_KEY").orElseThrow().origin()).endsWith(".env");
  }

  @Test
  void a_file_that_a_shell_of_windows_wrote_is_read() throws Exception {
    String file = "\uFEFFOPENAI_BASE_URL=http://cellar:8000/v1\r\nOPENAI_MODEL=qwen\r\n";
    Files.write(folder.resolve(".env"), file.getBytes(StandardCharsets.UTF_16LE));
    assertThat(configuration().server().orElseThrow().model()).isEqualTo("qwen");
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "60, 60", "120, 60", "600, 300"})
  void who_allows_longer_turns_bears_longer_silence(int turn, int silence) {
    assertThat(Timeouts.USUAL.withTurn(Duration.ofSeconds(turn)).silence()).hasSeconds(silence);
  }

  /** Each row: what the environment and what the file says, and the server and the key of that. */
  @ParameterizedTest
  @CsvSource({
    "URL KEY MODEL, URL KEY, http://environment/v1, sk-environment",
    "URL MODEL, KEY, http://environment/v1, ",
    "URL MODEL, URL KEY, http://environment/v1, ",
    "KEY MODEL, URL, https://api.openai.com/v1, sk-environment",
    "KEY MODEL, URL KEY, https://api.openai.com/v1, sk-environment",
    "KEY, URL MODEL, http://file/v1, ",
    "KEY, URL KEY MODEL, http://file/v1, sk-file",
    "KEY, MODEL, https://api.openai.com/v1, sk-environment",
    "MODEL, URL KEY, http://file/v1, sk-file",
  })
  void a_key_goes_only_where_the_address_comes_from(
      String here, String there, String server, String key) throws Exception {
    Map<String, String> all =
        Map.of(
            "URL", "OPENAI_BASE_URL=http://PLACE/v1",
            "KEY", "OPENAI_API_KEY=sk-PLACE",
            "MODEL", "OPENAI_MODEL=m");
    for (String name : here.split(" ")) {
      String[] pair = all.get(name).replace("PLACE", "environment").split("=");
      (name.equals("URL") ? flags : environment).put(pair[0], pair[1]);
    }
    StringBuilder file = new StringBuilder();
    for (String name : there.split(" ")) {
      file.append(all.get(name).replace("PLACE", "file")).append('\n');
    }
    Files.writeString(folder.resolve(".env"), file);
    MllmSettings settings = configuration().server().orElseThrow();

    assertThat(settings.server()).isEqualTo(server);
    assertThat(settings.key().map(ApiKey::bearer))
        .isEqualTo(Optional.ofNullable(key).map("Bearer "::concat));
  }

  @Test
  void a_query_of_the_address_in_which_a_key_may_be_is_not_shown() {
    environment.put("OPENAI_MODEL", "m");
    environment.put("OPENAI_BASE_URL", "http://host/v1?key=secret");

    assertThat(configuration().server().orElseThrow().server()).isEqualTo("http://host/v1");
  }

  @Test
  void a_key_and_a_model_mean_openai() {
    environment.put("OPENAI_API_KEY", "sk-0123456789");
    environment.put("OPENAI_MODEL", "gpt");

    assertThat(configuration().server().orElseThrow().server())
        .isEqualTo("https://api.openai.com/v1");
  }

  @Test
  void a_key_alone_which_may_be_meant_for_something_else_means_nothing() {
    environment.put("OPENAI_API_KEY", "sk-0123456789");

    assertThat(configuration().server()).isEmpty();
    assertThat(configuration().gap()).isEmpty();
  }

  @Test
  void a_server_without_a_model_is_a_gap() {
    environment.put("OPENAI_BASE_URL", "http://localhost:8000/v1");

    assertThat(configuration().server()).isEmpty();
    assertThat(configuration().gap().orElseThrow()).contains("OPENAI_MODEL");
  }

  @Test
  void a_model_without_a_server_is_refused() {
    environment.put("OPENAI_MODEL", "qwen");

    assertThatThrownBy(() -> configuration().server())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("set OPENAI_BASE_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8000",
        "ftp://host/v1",
        "http://me:pass@host/v1",
        "http:// host",
        "http://host:99999/v1",
        "http://host:0/v1",
        "http://host/v1 ?key=pass"
      })
  void an_address_that_is_none_is_refused_without_being_repeated(String address) {
    environment.put("OPENAI_MODEL", "qwen");
    environment.put("OPENAI_BASE_URL", address);

    assertThatThrownBy(() -> configuration().server())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no address of a server")
        .hasMessageNotContaining("pass@")
        .hasMessageNotContaining("key=pass");
  }

  @Test
  void dialect_mode_and_time_are_checked() {
    environment.put("OPENAI_MODEL", "qwen");
    environment.put("OPENAI_BASE_URL", "http://localhost:8000/v1");
    for (Map.Entry<String, String> wrong :
        Map.of(
                "ELIGEN_MLLM_BOXES", "pixels",
                "ELIGEN_MLLM_TOOLS", "magic",
                "ELIGEN_MLLM_TIMEOUT", "0")
            .entrySet()) {
      flags.clear();
      flags.put(wrong.getKey(), wrong.getValue());
      assertThatThrownBy(() -> configuration().server())
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("\"" + wrong.getValue() + "\"");
    }
  }

  @Test
  void a_key_that_cannot_be_sent_is_refused_without_being_repeated() {
    environment.put("OPENAI_MODEL", "qwen");
    environment.put("OPENAI_API_KEY", "sk-12\n34");

    assertThatThrownBy(() -> configuration().server())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("sk-12");
  }

  private MllmConfiguration configuration() {
    return MllmConfiguration.of(flags, environment, folder);
  }
}
