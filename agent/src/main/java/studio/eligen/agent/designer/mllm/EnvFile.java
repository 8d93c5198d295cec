package studio.eligen.agent.designer.mllm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.InvalidInput;

/** Reads a {@code .env} file: lines of {@code NAME=value}, nothing of which is executed. */
final class EnvFile {

  private static final int LARGEST_FILE = 100_000;
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

  private EnvFile() {}

  /** Its values by name; none where there is no such file. */
  static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new InvalidInput(
            "%s has %d bytes; at most %d are read."
                .formatted(file, Files.size(file), LARGEST_FILE));
      }
      return parse(text(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new InvalidInput("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * UTF-8, or what a shell of Windows makes of {@code echo NAME=value > .env}, which has a mark.
   */
  private static String text(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean wide = mark == 0xfffe || mark == 0xfeff;
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.replace("\uFEFF", "").split("\\R")) {
      Matcher match = LINE.matcher(line.strip());
      if (match.matches()) {
        values.put(match.group(1), value(match.group(2).strip()));
      }
    }
    return values;
  }

  private static String value(String written) {
    for (String quote : new String[] {"\"", "'"}) {
      int end = written.indexOf(quote, 1);
      if (written.startsWith(quote) && end > 0) {
        return written.substring(1, end);
      }
    }
    return written.replaceFirst("\\s+#.*$", "");
  }
}
