package studio.eligen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopTest {

  @Test
  void a_browser_is_opened_only_where_somebody_sits_before_a_screen() {
    assertThat(Desktop.opener("Linux", Map.of())).isEmpty();
    assertThat(Desktop.opener("Linux", Map.of("DISPLAY", ":0"))).contains("xdg-open");
    assertThat(Desktop.opener("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
        .contains("xdg-open");
    assertThat(Desktop.opener("Mac OS X", Map.of())).contains("open");
    assertThat(Desktop.opener("Windows 11", Map.of())).contains("explorer.exe");
    assertThat(Desktop.opener("Linux", Map.of("DISPLAY", ":0", "SSH_CONNECTION", "x"))).isEmpty();
  }
}
