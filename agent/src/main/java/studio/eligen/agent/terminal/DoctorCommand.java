package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.eligen.agent.ArchivedToolModes;
import studio.eligen.agent.cli.MllmOptions;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.MllmClient;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmConfiguration.Setting;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.gpu.GpuReport;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.pipeline.MemoryPlan;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.prompts.Prompts;

/** {@code eligen doctor}: says in plain words what was found, and tries the model server. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Say what was found: Java, the picture model and what draws with it, and the model to talk with.")
public final class DoctorCommand implements Callable<Integer> {

  private static final int NOT_WELL = 1;

  /** Bytes of weights from which on memory is worth a word. */
  private static final long LARGE = 4_000_000_000L;

  private static final int[] CARDS = {24, 16, 12, 8};
  private static final long GIBIBYTE = 1L << 30;

  @Mixin private ModelOptions model;
  @Mixin private MllmOptions mllm = new MllmOptions();

  private final Supplier<Optional<MllmConfiguration>> given;
  private final DataFolder folder;
  private final Screen screen;
  private boolean well = true;

  /** On the process's own streams. */
  public DoctorCommand() {
    this(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        Optional::empty,
        DataFolder.usual());
  }

  /**
   * @param given the settings, where they do not come from flags, environment and {@code .env}
   * @param folder where what is known of servers is remembered
   */
  DoctorCommand(PrintStream out, Supplier<Optional<MllmConfiguration>> given, DataFolder folder) {
    this.given = given;
    this.folder = folder;
    this.screen = new Screen(out, out);
  }

  @Override
  public Integer call() {
    line("Java", "%s by %s".formatted(Runtime.version(), System.getProperty("java.vendor")));
    attempt("Picture model", this::pictureModel);
    attempt("Drawing", this::drawing);
    attempt("Card", this::card);
    attempt("Memory", this::memory);
    attempt("Model server", this::modelServer);
    screen.say(well ? "All is well." : "Something needs attention: see above.");
    return well ? 0 : NOT_WELL;
  }

  private void pictureModel() {
    Path folder = model.path();
    if (!Files.exists(folder)) {
      throw new RenderException.ModelMissing(
          "There is no model %s; name another with --model.".formatted(folder));
    }
    if (model.isNamed()) {
      line("Picture model", ModelFiles.find(folder, model.parts()).summary());
    }
    Vocabulary vocabulary = VocabularyFile.of(folder);
    line(
        "Picture model",
        vocabulary.isOpen()
            ? "%s draws whatever is described".formatted(folder)
            : "%s draws %d things in %d colours and %d places"
                .formatted(
                    folder,
                    vocabulary.things().size(),
                    vocabulary.colours().size(),
                    vocabulary.places().size()));
  }

  private void drawing() {
    EliGen.tryDevice(model.options().device());
    line("Drawing", "libtorch starts on this machine");
  }

  /** What is missing is no fault where nobody asked for the card; {@code eligen gpu} tries it. */
  private void card() {
    GpuReport found = GpuReport.ofThisMachine();
    boolean wanted = model.options().device() instanceof EngineOptions.Device.Cuda;
    found.findings().forEach(finding -> line("Card", finding));
    found
        .missing()
        .forEach(
            missing -> {
              if (wanted) {
                warn("Card", missing);
              } else {
                line("Card", missing);
              }
            });
  }

  /** Where there is something to be short of: a card, or a model of FLUX.1's size. */
  private void memory() {
    if (!Files.exists(model.path())) {
      return;
    }
    EngineOptions options = model.options();
    boolean onCpu = options.device() instanceof EngineOptions.Device.Cpu;
    MemoryPlan here = EliGen.plan(model.path(), options);
    if (onCpu && here.sizes().weights() < LARGE) {
      return;
    }
    line("Memory", "%.1f GB are free: %s".formatted(here.free() / 1e9, here.summary()));
    for (int size : onCpu ? CARDS : new int[0]) {
      MemoryPlan card = EliGen.planOnCard(model.path(), options, size * GIBIBYTE);
      line("Memory", "on a card with %d GiB free: %s".formatted(size, card.summary()));
    }
  }

  private void modelServer() {
    MllmConfiguration configuration = given.get().orElseGet(mllm::configuration);
    for (String name : MllmConfiguration.NAMES) {
      configuration.setting(name).ifPresent(setting -> line(name, shown(name, setting)));
    }
    Optional<MllmSettings> server = configuration.server();
    if (server.isEmpty()) {
      configuration.gap().ifPresent(gap -> warn("Model server", gap));
      line(
          "Model server",
          "none, so the chat follows plain English by rules. To talk freely, set %s and %s (and %s where the server wants one)."
              .formatted(MllmConfiguration.URL, MllmConfiguration.MODEL, MllmConfiguration.KEY));
      return;
    }
    ServerCheck check =
        new ServerCheck(
            new MllmClient(server.get(), new ArchivedToolModes(folder)), Prompts.builtIn());
    check.findings().forEach(finding -> line(finding.about(), finding.text()));
    check.warnings().forEach(finding -> warn(finding.about(), finding.text()));
  }

  private static String shown(String name, Setting setting) {
    String value = name.equals(MllmConfiguration.KEY) ? "set" : setting.value();
    String safe =
        name.equals(MllmConfiguration.URL)
            ? value.replaceAll("//[^/@]*@", "//…@").replaceFirst("\\?.*", "?…")
            : value;
    return "%s (%s)".formatted(safe, setting.origin());
  }

  private void attempt(String about, Runnable check) {
    try {
      check.run();
    } catch (RenderException | InvalidInput e) {
      warn(about, e.getMessage());
    }
  }

  private void line(String about, String text) {
    screen.say("%-18s %s".formatted(about, text));
  }

  private void warn(String about, String text) {
    well = false;
    screen.say("%-18s ! %s".formatted(about, text));
  }
}
