package studio.eligen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopTest {

  @Test
  void a_browser_is_opened_only_where_somebody_sits_before_a_screen() {
    assertThat(Desktop.importer("Linux", Map.of())).isEmpty();
    assertThat(Desktop.importer("Linux", Map.of("DISPLAY", ":0"))).contains("xdg-open");
    assertThat(Desktop.importer("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
        .contains("xdg-open");
    assertThat(Desktop.importer("Mac OS X", Map.of())).contains("open");
    assertThat(Desktop.importer("Windows 11", Map.of())).contains("explorer.exe");
    assertThat(Desktop.importer("Linux", Map.of("DISPLAY", ":0", "SSH_CONNECTION", "x"))).isEmpty();
  }
}
