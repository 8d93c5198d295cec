package studio.eligen.cli.edits;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.pairs.Difference;
import studio.eligen.agent.pairs.EditKind;
import studio.eligen.agent.pairs.EditPlans;
import studio.eligen.agent.pairs.PairScript;
import studio.eligen.agent.pairs.PlannedEdit;
import studio.eligen.agent.pairs.Scripts;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.cli.judge.Sheet;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.prompts.Prompts;

/**
 * START HERE: sequences of edits, each turn of which changes the picture that the turn before left.
 * The designs and words of a sequence are the same for every editor.
 */
public final class EditEvaluation {

  private static final long SEED = 11;
  private static final int SIDE = 256;
  private static final int MOST_THINGS = 5;
  private static final int TRIES = 200;
  private static final int COLUMNS = 7;

  private final Vocabulary vocabulary;
  private final Scripts scripts;
  private final EditPlans plans;
  private final Renderer renderer;
  private final Editor editor;
  private final Cancellation cancellation;
  private final SpriteJudge judge;

  /**
   * @param judge that knows the sprites
   * @param known what the model can draw; of it the things that a judge knows are used
   * @param renderer draws the pictures that sequences begin with
   */
  public EditEvaluation(
      Sprites sprites,
      SpriteJudge judge,
      Vocabulary known,
      GenerationDefaults defaults,
      Renderer renderer,
      Editor editor,
      Cancellation cancellation) {
    this.judge = judge;
    this.vocabulary =
        Vocabulary.of(
            sprites.all().stream().flatMap(sprite -> known.thing(sprite.name()).stream()).toList(),
            sprites.colours(),
            known.places());
    this.scripts = new Scripts(vocabulary, Prompts.builtIn(), new Canvas(SIDE, SIDE));
    this.plans = new EditPlans(new RenderPlanner(defaults, Prompts.builtIn()));
    this.renderer = renderer;
    this.editor = editor;
    this.cancellation = cancellation;
  }

  /**
   * What came of it.
   *
   * @param sheets by the names of their files
   */
  public record Result(String markdown, Map<String, BufferedImage> sheets) {}

  /**
   * Runs so many sequences of so many turns.
   *
   * @param drawn is run after each picture
   */
  public Result run(int sequences, int turns, Runnable drawn) {
    EditOracle oracle = new EditOracle(judge, vocabulary);
    EditTables tables = new EditTables();
    Map<String, BufferedImage> sheets = new LinkedHashMap<>();
    for (int number = 0; number < sequences; number++) {
      Sequence sequence = new Sequence(number, turns);
      sequence.run(oracle, drawn);
      tables.add(sequence.verdicts, sequence.drift());
      if (number == 0) {
        sheets.put("edits-%d.png".formatted(turns), sequence.sheet());
      }
    }
    return new Result(tables.markdown(), sheets);
  }

  /** One sequence, and its pictures. */
  private final class Sequence {

    private final SplittableRandom random;
    private final int first;
    private final int turns;
    private final List<EditVerdict> verdicts = new ArrayList<>();
    private final List<BufferedImage> pictures = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final BitSet free = new BitSet(SIDE * SIDE);

    Sequence(int number, int turns) {
      this.random = new SplittableRandom(new SplittableRandom(SEED + number).nextLong() + turns);
      this.first = number;
      this.turns = turns;
    }

    void run(EditOracle oracle, Runnable drawn) {
      Design design = start();
      RenderRequest whole = plans.whole(design);
      pictures.add(renderer.render(whole, RenderListener.SILENT, cancellation).image());
      words.add(whole.prompt());
      drawn.run();
      for (int turn = 0; turn < turns; turn++) {
        EditTask task = next(design, first + turn);
        BufferedImage after = editor.edited(task);
        drawn.run();
        verdicts.add(oracle.verdict(task, after));
        free.or(task.free().pixels());
        pictures.add(after);
        words.add(task.words());
        design = task.script().after();
      }
    }

    private Design start() {
      Optional<Design> design = Optional.empty();
      while (design.map(one -> one.entities().size()).filter(n -> n == 2 || n == 3).isEmpty()) {
        design = scripts.design(EditKind.ADD, random);
      }
      return design.get();
    }

    /** The next kind in turn of which there is an edit that shows. */
    private EditTask next(Design design, int from) {
      BufferedImage picture = pictures.get(pictures.size() - 1);
      EditKind[] kinds = EditKind.values();
      for (int i = 0; i < TRIES; i++) {
        EditKind kind = kinds[(from + i / (TRIES / kinds.length)) % kinds.length];
        int things = design.entities().size();
        boolean sensible =
            kind == EditKind.REMOVE ? things > 1 : kind != EditKind.ADD || things < MOST_THINGS;
        Optional<PairScript> script =
            sensible ? scripts.edited(design, kind, random) : Optional.empty();
        Optional<PlannedEdit> plan = script.flatMap(one -> plans.edit(one, picture));
        if (plan.isPresent()) {
          return new EditTask(picture, script.get(), plan.get());
        }
      }
      throw new IllegalStateException("No edit of the design %s shows.".formatted(design));
    }

    /** Pixels that no turn was free to change, and that differ in the end. */
    int drift() {
      BitSet differing = Difference.of(pictures.get(0), pictures.get(pictures.size() - 1));
      differing.andNot(free);
      return differing.cardinality();
    }

    BufferedImage sheet() {
      int columns = Math.min(COLUMNS, pictures.size());
      int rows = (pictures.size() + columns - 1) / columns;
      Sheet sheet = new Sheet(columns, rows);
      for (int row = 0; row < rows; row++) {
        int from = row * columns;
        int to = Math.min(pictures.size(), from + columns);
        sheet.row(words.subList(from, to), pictures.subList(from, to));
      }
      return sheet.image();
    }
  }
}
