package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  private static Path folder(String property, String... variables) {
    Properties properties = new Properties();
    properties.setProperty("user.home", "/home/ada");
    if (property != null) {
      properties.setProperty("eligen.home", property);
    }
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return DataFolder.of(environment, properties).path();
  }

  @Test
  void eligen_home_comes_before_all() {
    assertThat(folder(null, "ELIGEN_HOME", "/x/mine", "XDG_DATA_HOME", "/data"))
        .isEqualTo(Path.of("/x/mine"));
    assertThat(folder("/y", "ELIGEN_HOME", "/x/mine")).isEqualTo(Path.of("/y"));
  }

  @Test
  void then_comes_the_desktops_data_folder() {
    assertThat(folder(null, "XDG_DATA_HOME", "/data")).isEqualTo(Path.of("/data/eligen"));
    assertThat(folder(null, "ELIGEN_HOME", " ", "XDG_DATA_HOME", "/data"))
        .isEqualTo(Path.of("/data/eligen"));
  }

  @Test
  void else_it_is_in_the_users_home() {
    Path usual = Path.of("/home/ada/.local/share/eligen");
    assertThat(folder(null)).isEqualTo(usual);
    assertThat(folder(null, "XDG_DATA_HOME", "")).isEqualTo(usual);
    assertThat(folder(null, "XDG_DATA_HOME", "relative/path")).isEqualTo(usual);
  }

  @Test
  void home_says_which_that_is_whatever_the_system_knows_of_the_user() {
    assertThat(folder(null, "HOME", "/tmp/eve")).isEqualTo(Path.of("/tmp/eve/.local/share/eligen"));
    assertThat(folder(null, "HOME", "")).isEqualTo(Path.of("/home/ada/.local/share/eligen"));
  }

  @Test
  void a_user_without_any_home_is_told_what_to_set() {
    Properties unknown = new Properties();
    unknown.setProperty("user.home", "?"); // as Java has it for a number without a name

    assertThatThrownBy(() -> DataFolder.of(Map.of(), unknown))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("set HOME, or ELIGEN_HOME to a folder");
  }

  @Test
  void a_relative_eligen_home_is_below_the_current_folder() {
    assertThat(folder(null, "ELIGEN_HOME", "data")).isEqualTo(Path.of("data").toAbsolutePath());
  }
}
