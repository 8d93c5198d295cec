package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.DrawingOptions;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.cli.panels.PanelGrid;
import studio.eligen.cli.panels.PanelScenes;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Seed;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.recipe.Attachments;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.RequestJson;

/** {@code eligen panels}: panels that are drawn together, as one picture. See docs/requests.md. */
@Command(
    name = "panels",
    mixinStandardHelpOptions = true,
    description =
        "Draws panels together as one picture, as In-Context LoRA does; panels that are given stay as they are.")
public final class PanelsCommand implements Callable<Integer> {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  /** Nobody describes a panel so. */
  private static final Pattern PICTURE_NAME =
      Pattern.compile("(?i)/.*|\\S+\\.(png|jpe?g|webp|bmp|gif|tiff?)");

  private static final String UNPLACED = "eligen: \"%s\" holds for all of its panel: %s";

  private static final String ENDING = ".png";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORDS|REQUEST.json|PICTURE",
      arity = "1..*",
      description =
          "A panel each, row by row: what it shows, in words or as a request with places, or a picture, which is kept.")
  private List<String> panels;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT.png",
      required = true,
      description = "All panels as one picture; each alone is beside it, as OUT-1.png and so on.")
  private Path out;

  @Option(
      names = "--caption",
      paramLabel = "WORDS",
      description =
          "The whole in words (default: the panels' words, each behind [SCENE-1], [SCENE-2] …).")
  private String caption;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Panels in a row (default: all of them).")
  private Integer columns;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description =
          "Of a panel, in multiples of 16 pixels (default: the given pictures', or a share of what the model draws).")
  private String size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the noise (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private DrawingOptions drawing;

  /** Draws; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> draw(interruption, err));
  }

  private void draw(Interruption interruption, PrintWriter err) {
    if (panels.size() < 2) {
      throw new BadRequest("One panel alone is drawn with eligen render; give two or more.");
    }
    panels.forEach(panel -> OutputFile.of(Optional.of(out), fileOf(panel)));
    List<Optional<BufferedImage>> given = panels.stream().map(PanelsCommand::picture).toList();
    GenerationDefaults defaults = drawing.defaults();
    PanelGrid grid = grid(given, defaults);
    RenderRequest request = request(grid, given, defaults, err);
    try (EliGen engine = EliGen.load(drawing.model().path(), drawing.model().options());
        ProgressBar progress = ProgressBar.on(err)) {
      engine
          .warnings()
          .forEach(warning -> err.println("eligen: warning: " + Printable.line(warning + ".")));
      RenderedImage whole = engine.render(request, progress, interruption.ofRender());
      PngRecipe.write(whole, Optional.empty(), out);
      for (int panel = 0; panel < panels.size(); panel++) {
        NewFile.write(beside(panel), Pictures.png(grid.cut(whole.image(), panel)));
      }
    }
    print(request);
  }

  /** Of a panel that is none, what no file is compared with. */
  private static String fileOf(String panel) {
    return isFile(panel) ? panel : Source.STANDARD_INPUT;
  }

  private static boolean isFile(String panel) {
    try {
      return Files.isRegularFile(Path.of(panel));
    } catch (InvalidPathException e) {
      return false; // words that no file could be called
    }
  }

  /** The picture of a panel, or nothing where it is words. */
  private static Optional<BufferedImage> picture(String panel) {
    if (isRequest(panel)) {
      return Optional.empty();
    }
    if (isFile(panel)) {
      byte[] file = Attachments.readFile(Path.of(panel), PngRecipe.MOST_BYTES);
      return Optional.of(Pictures.read(file, panel));
    }
    if (panel.isBlank()) {
      throw new BadRequest("A panel is blank; say what it shows, or name a picture.");
    }
    if (PICTURE_NAME.matcher(panel).matches()) {
      throw new BadRequest(
          "There is no picture %s; name one that is there, or say in words what the panel shows."
              .formatted(panel));
    }
    return Optional.empty();
  }

  private PanelGrid grid(List<Optional<BufferedImage>> given, GenerationDefaults defaults) {
    int inARow = columns == null ? panels.size() : columns;
    PanelGrid grid;
    if (size != null) {
      Matcher sides = SIZE.matcher(size);
      if (!sides.matches()) {
        throw new BadRequest("--size is \"%s\"; give it as 512x512.".formatted(size));
      }
      grid = new PanelGrid(panels.size(), inARow, number(sides, 1), number(sides, 2));
    } else {
      Optional<BufferedImage> first = given.stream().flatMap(Optional::stream).findFirst();
      int across = Math.max(1, Math.min(inARow, panels.size()));
      int fitting = defaults.width() / across / RenderRequest.GRID * RenderRequest.GRID;
      int share = Math.max(RenderRequest.GRID, fitting); // nobody said 0
      grid =
          new PanelGrid(
              panels.size(),
              inARow,
              first.map(BufferedImage::getWidth).orElse(share),
              first.map(BufferedImage::getHeight).orElse(share));
    }
    requireSize(given, grid);
    return grid;
  }

  private static int number(Matcher sides, int group) {
    return Integer.parseInt(sides.group(group));
  }

  /** Scaled, a picture would not be the same any more. */
  private void requireSize(List<Optional<BufferedImage>> given, PanelGrid grid) {
    for (int panel = 0; panel < given.size(); panel++) {
      String name = panels.get(panel);
      given
          .get(panel)
          .filter(image -> image.getWidth() != grid.width() || image.getHeight() != grid.height())
          .ifPresent(
              image -> {
                throw new BadRequest(
                    "%s is %d × %d pixels and a panel is %d × %d; scale it, or give another --size."
                        .formatted(
                            name,
                            image.getWidth(),
                            image.getHeight(),
                            grid.width(),
                            grid.height()));
              });
    }
  }

  private RenderRequest request(
      PanelGrid grid,
      List<Optional<BufferedImage>> given,
      GenerationDefaults defaults,
      PrintWriter err) {
    PanelScenes placed =
        new PanelScenes(
            VocabularyFile.of(drawing.model().path()),
            defaults,
            grid,
            (words, why) -> err.println(Printable.line(UNPLACED.formatted(words, why))));
    List<String> scenes = new ArrayList<>();
    RenderRequest.Builder request = defaults.request("");
    for (int panel = 0; panel < panels.size(); panel++) {
      if (given.get(panel).isEmpty()) {
        RenderRequest scene = scene(panels.get(panel), placed, defaults);
        scenes.add("[SCENE-%d] %s".formatted(panel + 1, scene.prompt()));
        for (RenderRequest.Entity entity : scene.entities()) {
          request.entity(entity.prompt(), grid.within(panel, entity.region()));
        }
      }
    }
    if (scenes.isEmpty()) {
      throw new BadRequest(
          "Every panel is a picture, and none is to be drawn; give words for one.");
    }
    if (scenes.size() < panels.size()) {
      request.edit(
          new Edit(grid.joined(given), Optional.of(new Edit.Release.Levels(grid.free(given)))));
    }
    return request
        .prompt(caption == null ? String.join("; ", scenes) : caption)
        .size(grid.wholeWidth(), grid.wholeHeight())
        .seed(seed)
        .build();
  }

  /** What a panel shows, with its entities where they are in the panel. */
  private static RenderRequest scene(String said, PanelScenes placed, GenerationDefaults defaults) {
    return isRequest(said)
        ? RequestJson.read(Path.of(said), defaults)
        : defaults.request(said).entities(placed.entities(said)).build();
  }

  private static boolean isRequest(String panel) {
    return panel.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private Path beside(int panel) {
    String name = out.getFileName().toString();
    String stem = name.substring(0, name.length() - ENDING.length());
    return out.resolveSibling("%s-%d%s".formatted(stem, panel + 1, ENDING));
  }

  private void print(RenderRequest request) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(
        "%s: %d panels, %d × %d, %d steps, seed %s"
            .formatted(
                Printable.line(out.toString()),
                panels.size(),
                request.width(),
                request.height(),
                request.steps(),
                Seed.text(request.seed())));
    stdout.flush();
  }
}
