package studio.eligen.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was typed at the prompt, for the next time: a text file, the last line last. It is a
 * convenience: a file that is damaged, or a disk that is full, costs lines and nothing else.
 */
public final class InputHistory {

  /** Most lines that are remembered. */
  public static final int MOST_LINES = 2_000;

  /** Only so much of the file's end is read, and at twice as much it is cut down to that. */
  static final int MOST_BYTES = 1 << 20;

  private static final int LONGEST_LINE = 4_000;
  private static final Pattern DAMAGED = Pattern.compile("[\\p{Cntrl}\uFFFD]");

  private final Path file;

  private InputHistory(Path file) {
    this.file = file;
  }

  /** Those of a folder, which need not exist yet. */
  public static InputHistory in(DataFolder folder) {
    return new InputHistory(folder.inputHistory());
  }

  /** The last lines; none where there are none that can be read. */
  public List<String> read() {
    try {
      if (!Files.isRegularFile(file)) {
        return List.of();
      }
      List<String> lines = end();
      if (Files.size(file) > 2L * MOST_BYTES) {
        rewrite(lines);
      }
      return lines;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Remembers a line. */
  public void add(String line) {
    if (line.length() > LONGEST_LINE || DAMAGED.matcher(line).find()) {
      return;
    }
    try {
      PrivateFiles.makeFolder(file.getParent());
      PrivateFiles.makeFile(file);
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The line is still there until the program ends.
    }
  }

  private List<String> end() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, Files.size(file)));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = channel.size() - bytes.capacity();
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
        // Reads on until all is there.
      }
    }
    List<String> lines =
        new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && line.length() <= LONGEST_LINE)
            .filter(line -> !DAMAGED.matcher(line).find())
            .toList();
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
  }

  private void rewrite(List<String> lines) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "typed", ".txt", PrivateFiles.FILE);
    try {
      Files.write(draft, lines);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
