package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.eligen.agent.ConversationTitle;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.ConversationSummary;
import studio.eligen.agent.store.DataFolder;

/** {@code eligen list}: the conversations that are kept, the last one first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Show the conversations that are kept; chat --continue=ID goes on with one.")
public final class ListCommand implements Callable<Integer> {

  private static final int WRONG_INPUT = 2;
  private static final int USUAL_COLUMNS = 110;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Option(
      names = {"-n", "--most"},
      paramLabel = "N",
      description = "How many to show. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int most;

  private final Screen screen;
  private final IntSupplier columns;

  /** On the process's own streams. */
  public ListCommand() {
    this(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        () -> TerminalCapabilities.columns(USUAL_COLUMNS));
  }

  public ListCommand(PrintStream out, PrintStream err) {
    this(out, err, () -> USUAL_COLUMNS);
  }

  /**
   * @param columns how many characters a line may have
   */
  ListCommand(PrintStream out, PrintStream err, IntSupplier columns) {
    this.screen = new Screen(out, err);
    this.columns = columns;
  }

  @Override
  public Integer call() {
    if (most < 1) {
      screen.note("-n is %d; give 1 or more.".formatted(most));
      return WRONG_INPUT;
    }
    try {
      show(DataFolder.usual());
      return 0;
    } catch (ArchiveException e) {
      screen.note(e.getMessage());
      return WRONG_INPUT;
    }
  }

  private void show(DataFolder folder) {
    Optional<Archive> existing = Archive.existing(folder);
    if (existing.isEmpty()) {
      screen.note(nothingIn(folder));
      return;
    }
    try (Archive archive = existing.get()) {
      List<ConversationSummary> conversations = archive.repository().list(most);
      int width = columns.getAsInt();
      conversations.forEach(conversation -> screen.say(cut(line(conversation), width)));
      long more = archive.repository().size() - conversations.size();
      if (conversations.isEmpty()) {
        screen.note(nothingIn(folder));
      } else if (more > 0) {
        screen.note("… and %d older; -n shows more.".formatted(more));
      }
    }
  }

  private static String nothingIn(DataFolder folder) {
    return "No conversation is kept in %s yet; begin one with \"eligen chat\"."
        .formatted(folder.path());
  }

  private static String line(ConversationSummary conversation) {
    return "%s  %-8s  %s, %s  %s"
        .formatted(
            MINUTE.format(conversation.changed().atZone(ZoneId.systemDefault())),
            conversation.shortId(),
            counted(conversation.versions(), "version"),
            counted(conversation.pictures(), "picture"),
            called(conversation));
  }

  private static String called(ConversationSummary conversation) {
    String title = conversation.name().orElseGet(() -> ConversationTitle.of(conversation));
    return title.isEmpty() ? "(nothing drawn)" : title;
  }

  private static String counted(int count, String what) {
    return "%3d %-8s".formatted(count, count == 1 ? what : what + "s").stripTrailing();
  }

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(1, width - 1)) + "…";
  }
}
