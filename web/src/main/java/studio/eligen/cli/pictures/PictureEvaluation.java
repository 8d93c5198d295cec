package studio.eligen.cli.pictures;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.cli.judge.Sheet;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.pictures.PictureTrial.Overlap;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;

/**
 * START HERE: draws the trials each way, has the judge look at them, and makes tables and sheets of
 * what it says.
 */
public final class PictureEvaluation {

  private static final long SEED = 5;
  private static final int SHOWN = 6;
  private static final int INSERTED = 3;

  private final Path model;
  private final EngineOptions options;
  private final GenerationDefaults defaults;
  private final int each;
  private final Sprites sprites;
  private final SpriteJudge judge;
  private final PictureTrials lots;
  private final List<PictureTrial> trials;
  private final List<PictureTrial> insertions;

  /**
   * @param judge that knows the sprites
   * @param each trials of each number of things and each overlap, and things of each shape
   */
  public PictureEvaluation(
      Path model,
      EngineOptions options,
      GenerationDefaults defaults,
      Sprites sprites,
      SpriteJudge judge,
      int each) {
    this.sprites = sprites;
    this.judge = judge;
    this.model = model;
    this.options = options;
    this.defaults = defaults;
    this.each = each;
    Vocabulary vocabulary = VocabularyFile.of(model);
    this.lots = new PictureTrials(sprites, vocabulary, SEED);
    this.trials = lots.of(each);
    this.insertions = new ArrayList<>();
    for (int i = 0; i < 2 * each; i++) {
      insertions.add(lots.one(INSERTED, Overlap.NONE));
    }
  }

  /**
   * What came of it.
   *
   * @param sheets by the names of their files
   */
  public record Result(String markdown, Map<String, BufferedImage> sheets) {}

  /** How many pictures {@link #run} draws. */
  public int pictures() {
    int shapes = new ShapedRegions(sprites, null, defaults, each).pictures();
    int put = insertions.stream().mapToInt(trial -> 2 + trial.things().size()).sum();
    return trials.size() * Way.values().length + shapes + put;
  }

  /**
   * Draws and judges.
   *
   * @param drawn is run after each picture
   */
  public Result run(Cancellation cancellation, Runnable drawn) {
    Map<String, BufferedImage> sheets = new LinkedHashMap<>();
    StringBuilder out = new StringBuilder();
    PictureTables tables = new PictureTables();
    KnownTruths.add(trials, sprites, judge, tables);
    try (Ways ways = new Ways(model, options, defaults, cancellation)) {
      sheets.put("pictures.png", compare(ways, tables, drawn));
      out.append("### One picture, several ways\n\n").append(tables.markdown());
      ShapedRegions shapes = new ShapedRegions(sprites, ways, defaults, each);
      sheets.put("shapes.png", shapes.draw(drawn));
      out.append("\n### Regions of any shape\n\n").append(shapes.markdown());
      RenderPlanner planner = new RenderPlanner(defaults, Prompts.builtIn());
      Insertions put = new Insertions(ways, planner, judge, insertions);
      sheets.put("insertions.png", put.draw(drawn));
      out.append("\n### Several things put into a picture\n\n").append(put.markdown());
    }
    return new Result(out.toString(), sheets);
  }

  private BufferedImage compare(Ways ways, PictureTables tables, Runnable drawn) {
    List<PictureTrial> shown = shown();
    Sheet sheet = new Sheet(shown.size(), 1 + Way.values().length);
    sheet.row(
        "the things, and where they shall be", shown.stream().map(PlacesPicture::of).toList());
    for (Way way : Way.values()) {
      Map<PictureTrial, BufferedImage> pictures = new LinkedHashMap<>();
      long nanos = 0;
      for (PictureTrial trial : trials) {
        long start = System.nanoTime();
        BufferedImage picture = ways.draw(trial, way);
        nanos += System.nanoTime() - start;
        drawn.run();
        pictures.put(trial, picture);
        tables.add(way.title, Verdict.of(trial, picture, judge));
      }
      tables.took(way.title, nanos / 1e9 / trials.size());
      sheet.row(way.title, shown.stream().map(pictures::get).toList());
    }
    return sheet.image();
  }

  /** The first trials of two things and more. */
  private List<PictureTrial> shown() {
    return trials.stream().filter(trial -> trial.things().size() > 1).limit(SHOWN).toList();
  }
}
