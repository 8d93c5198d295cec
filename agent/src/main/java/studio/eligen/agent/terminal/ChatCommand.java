package studio.eligen.agent.terminal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.ConversationRecorder;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.cli.StudioOptions;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.agent.store.InputHistory;
import studio.eligen.agent.terminal.Repl.Talk;
import studio.eligen.engine.RenderException;
import studio.eligen.prompts.PromptException;

/** {@code eligen chat}: a conversation on a terminal or from a pipe. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = {
      "Design a picture by talking: say what it shall show, then what to change.",
      "Every line writes DIR/001.json and DIR/001.png, then 002, and so on.",
      "Conversations are kept: see \"eligen list\"."
    })
public final class ChatCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final Path USUAL_FOLDER = Path.of("eligen-pictures");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where designs and pictures go. Default: eligen-pictures.")
  private Path out;

  @Option(names = "--ask", description = "On a terminal: ask before a whole picture is drawn anew.")
  private boolean ask;

  @Option(
      names = "--check",
      paramLabel = "TRIES",
      description = {
        "Have the model server look at each picture, and repair what is wrong",
        "in its place at most so often (0 to 16; 0 only looks)."
      })
  private Integer check;

  @Mixin private StudioOptions options = new StudioOptions();
  @Mixin private EarlierWork earlier;

  private final InputStream in;
  private final Screen screen;
  private final boolean atPrompt;

  /** On the process's own streams: where they are a terminal, with a prompt that edits lines. */
  public ChatCommand() {
    this(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.console() != null);
  }

  /** Line by line on any streams. */
  public ChatCommand(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, false);
  }

  private ChatCommand(InputStream in, PrintStream out, PrintStream err, boolean atPrompt) {
    this.in = in;
    this.screen = new Screen(out, err);
    this.atPrompt = atPrompt;
  }

  @Override
  public Integer call() {
    try {
      return chat() ? 0 : FAILED;
    } catch (RenderException | InvalidInput | PromptException | ArchiveException e) {
      screen.note(e.getMessage());
      return WRONG_INPUT;
    } catch (UncheckedIOException e) {
      screen.note(e.getMessage());
      return FAILED;
    }
  }

  private boolean chat() {
    StudioFactory factory = options.factory(screen::note);
    DataFolder folder = DataFolder.usual();
    Design first = options.first(factory);
    ConversationRecorder recorder = earlier.find(folder, factory.importer(first), screen);
    Optional<Critic> critic = Optional.ofNullable(check).map(factory::critic);
    Album album = openAlbum();
    tellUnwritable(folder.path());
    try (Studio studio =
        new Studio(
            factory.designer(),
            factory.planner(factory.defaults()),
            factory.renderer(),
            first,
            recorder)) {
      if (atPrompt) {
        greet(factory.server());
      }
      if (out == null) {
        screen.note("Pictures go to " + album.folder().toAbsolutePath() + ".");
      }
      if (atPrompt) {
        Runnable begin = () -> earlier.show(studio, album, factory, screen);
        InputHistory inputHistory = InputHistory.in(folder);
        Repl.talk(
            studio, new Talk(first, album, factory, critic, inputHistory, asking(studio), begin));
        return true;
      }
      Transcript transcript = new Transcript(screen);
      Inspection inspection = new Inspection(studio, critic, screen::note);
      Commands commands =
          new Commands(studio, first, album, transcript, factory, factory.importer(first));
      StudioListener studioListener = new StudioListener(studio, album, transcript, inspection);
      Chat chat = new Chat(studio, transcript, commands, studioListener);
      earlier.show(studio, album, factory, screen);
      return chat.talk(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  private Consumer<Predicate<RenderPlan>> asking(Studio studio) {
    return ask ? studio::askBefore : nobody -> {};
  }

  private Album openAlbum() {
    Album album = Album.open(out == null ? USUAL_FOLDER : out);
    if (album.last() > 0) {
      screen.note(
          "%s holds %d turns already; going on with %03d."
              .formatted(album.folder(), album.last(), album.last() + 1));
    }
    return album;
  }

  /** Told before anything is said, as it would be too late after an hour of talk. */
  private void tellUnwritable(Path home) {
    Path there = home;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      screen.note(
          "Conversations cannot be kept in %s: %s. Set ELIGEN_HOME to another folder."
              .formatted(
                  home, there + (Files.isDirectory(there) ? " is read-only" : " is no folder")));
    }
  }

  private void greet(Optional<MllmSettings> server) {
    screen.say(
        server
            .map(s -> "%s at %s listens, in any language.".formatted(s.model(), s.server()))
            .orElse("No model server listens, so I follow plain English by rules."));
    screen.say("Say what the picture shall show; /help tells more, /quit ends.");
  }
}
