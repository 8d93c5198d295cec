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
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.eligen.agent.ModelVerifier;
import studio.eligen.agent.PlannedForecast;
import studio.eligen.agent.Recorder;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.OfflineDesigner;
import studio.eligen.agent.designer.Vocabulary;
import studio.eligen.agent.designer.VocabularyFile;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmDesigner;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.Verification;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Verifier;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.agent.terminal.Repl.Talk;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.cli.ModelOptions;
import studio.eligen.prompts.PromptException;
import studio.eligen.prompts.Prompts;

/** {@code eligen chat}: a conversation on a terminal or from a pipe. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
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

  @Option(names = "--no-render", description = "Write only the designs; loads no model.")
  private boolean noRender;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first picture. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Size of the picture in pixels, multiples of 16. Default: the model's.")
  private String size;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of the sampler. Default: the model's.")
  private Integer steps;

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

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "A folder with texts that take the place of the built-in ones.")
  private Path promptsFolder;

  @Option(names = "--offline", description = "Follow plain English by rules; ask no server.")
  private boolean offline;

  @Mixin private ModelOptions model;
  @Mixin private MllmOptions mllm = new MllmOptions();

  @Mixin private EarlierWork earlier;

  private final InputStream in;
  private final Screen screen;
  private final boolean ownTerminal;

  /** On the process's own streams: where they are a terminal, with a prompt that edits lines. */
  public ChatCommand() {
    this(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.console() != null,
        System.console() != null);
  }

  /**
   * Line by line on any streams.
   *
   * @param terminal whether a person sits there: then there is a prompt, and a bar that moves
   */
  public ChatCommand(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
    this(in, out, err, terminal, false);
  }

  private ChatCommand(
      InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean ownTerminal) {
    this.in = in;
    this.screen = new Screen(out, err, terminal);
    this.ownTerminal = ownTerminal;
  }

  @Override
  public Integer call() {
    try {
      boolean allDrawn = chat();
      return allDrawn || screen.terminal() ? 0 : FAILED;
    } catch (RenderException | PromptException | ArchiveException e) {
      screen.note(e.getMessage());
      return WRONG_INPUT;
    } catch (UncheckedIOException e) {
      screen.note(e.getMessage());
      return FAILED;
    }
  }

  private boolean chat() {
    Optional<Path> folder = modelFolder();
    Recorder recorder = earlier.find(DataFolder.usual());
    GenerationDefaults defaults = settings(folder);
    EngineOptions options = model.options();
    Vocabulary vocabulary = folder.map(VocabularyFile::of).orElseGet(VocabularyFile::anything);
    Prompts prompts =
        promptsFolder == null ? Prompts.builtIn() : Prompts.overriddenBy(promptsFolder);
    OfflineDesigner rules = new OfflineDesigner(vocabulary, prompts);
    RenderPlanner planner = new RenderPlanner(defaults, prompts);
    Optional<MllmSettings> server = server();
    Designer designer =
        server
            .<Designer>map(
                settings ->
                    new MllmDesigner(
                        new MllmClient(settings),
                        vocabulary,
                        prompts,
                        new PlannedForecast(planner)))
            .orElse(rules);
    Design first = Design.blank(canvas(defaults), seed);
    Album album = openAlbum();
    Optional<Renderer> renderer =
        noRender ? Optional.empty() : folder.map(weights -> new LocalRenderer(weights, options));
    try (Studio studio = new Studio(designer, planner, renderer, first, recorder)) {
      greet(album, server);
      // What --ask and --check print and ask is made for lines, not for a prompt that edits them.
      if (ownTerminal && !ask && check == null) {
        IntConsumer newSteps =
            count -> studio.planWith(new RenderPlanner(withSteps(defaults, count), prompts));
        Runnable begin = () -> earlier.show(studio, album, screen);
        Repl.talk(studio, new Talk(first, album, vocabulary, newSteps, rules.help(), begin));
        return true;
      }
      Chat chat = new Chat(studio, first, album, screen, rules.help());
      if (check != null) {
        chat.reviewWith(new Critic(server.map(settings -> verifier(settings, prompts)), check));
      }
      if (ask && screen.terminal()) {
        chat.askBeforeDearPlans();
      }
      earlier.show(studio, album, screen);
      return chat.talk(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  private static Verifier verifier(MllmSettings settings, Prompts prompts) {
    return new ModelVerifier(
        new Verification(new MllmClient(settings), prompts), settings.patience().turn());
  }

  /** The model's folder: none only where nothing is to be drawn. */
  private Optional<Path> modelFolder() {
    Path folder;
    try {
      folder = model.folder();
    } catch (RenderException.ModelMissing unnamed) {
      if (noRender) {
        return Optional.empty();
      }
      throw unnamed;
    }
    if (!Files.isDirectory(folder)) {
      throw new RenderException.ModelMissing(
          "There is no model folder %s; name another with --model.".formatted(folder));
    }
    return Optional.of(folder);
  }

  private GenerationDefaults settings(Optional<Path> folder) {
    GenerationDefaults usual = folder.map(GenerationDefaults::of).orElse(GenerationDefaults.PAPER);
    if (steps != null && (steps < 1 || steps > 1000)) {
      throw new BadRequest("--steps is %d; it must be 1 to 1000.".formatted(steps));
    }
    return steps == null ? usual : withSteps(usual, steps);
  }

  private static GenerationDefaults withSteps(GenerationDefaults usual, int count) {
    return new GenerationDefaults(
        usual.width(),
        usual.height(),
        count,
        usual.cfg(),
        usual.guidance(),
        usual.negative(),
        usual.schedule(),
        usual.draft());
  }

  private Canvas canvas(GenerationDefaults defaults) {
    if (size == null) {
      return new Canvas(defaults.width(), defaults.height());
    }
    if (!size.matches("\\d{1,5}[x×]\\d{1,5}")) {
      throw new BadRequest(
          "--size is \"%s\"; give width x height, such as 256x256.".formatted(size));
    }
    String[] sides = size.split("[x×]");
    return new Canvas(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
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

  /** The model server to talk through, if there is one. */
  private Optional<MllmSettings> server() {
    if (offline) {
      return Optional.empty();
    }
    MllmConfiguration configuration = mllm.configuration();
    configuration.gap().ifPresent(screen::note);
    return configuration.server();
  }

  private void greet(Album album, Optional<MllmSettings> server) {
    if (screen.terminal()) {
      screen.say(
          server
              .map(s -> "%s at %s listens, in any language.".formatted(s.model(), s.server()))
              .orElse("No model server listens, so I follow plain English by rules."));
      screen.say("Say what the picture shall show; /help tells more, /quit ends.");
    }
    if (out == null) {
      screen.note("Pictures go to " + album.folder().toAbsolutePath() + ".");
    }
  }
}
