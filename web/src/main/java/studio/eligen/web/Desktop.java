package studio.eligen.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The desktop's own browser, where there is a desktop. */
final class Desktop {

  private Desktop() {}

  /** Opens an address. Where that does not work, the person has read it anyway. */
  static void open(String address) {
    importer(System.getProperty("os.name"), System.getenv())
        .ifPresent(
            program -> {
              try {
                new ProcessBuilder(List.of(program, address))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
              } catch (IOException e) {
                // There is no such program: the address is printed.
              }
            });
  }

  /** The program that opens addresses, if somebody sits before a screen. */
  static Optional<String> importer(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (environment.containsKey("SSH_CONNECTION")) {
      return Optional.empty();
    }
    if (name.startsWith("mac")) {
      return Optional.of("open");
    }
    if (name.startsWith("windows")) {
      return Optional.of("explorer.exe");
    }
    boolean screen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return screen ? Optional.of("xdg-open") : Optional.empty();
  }
}
