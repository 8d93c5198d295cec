package studio.eligen.agent.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.prompts.Prompts;

/**
 * Designs and edits by lot, said in words to the designer of rules: what it makes of them counts
 * only where it is what was meant.
 */
public final class Scripts {

  /** Where a model that knows no list of places is sent. */
  private static final List<String> ANY_PLACES =
      List.of(
          "on a beach",
          "in a forest",
          "on a grassy field",
          "in a city",
          "in the desert",
          "in the snow",
          "in a park",
          "in a kitchen",
          "in a living room",
          "by a lake");

  /** Of a hundred designs, so many have one thing, two, three, four. */
  private static final int[] SIZES = {20, 50, 80, 100};

  /** Lots that come to nothing before it is given up; one in three does. */
  private static final int MOST_TRIES = 300;

  /** A thing is moved from where it was put so many grid cells at most. */
  private static final int STRAY = 5;

  private final Vocabulary vocabulary;
  private final Prompts prompts;
  private final Canvas canvas;

  public Scripts(Vocabulary vocabulary, Prompts prompts, Canvas canvas) {
    this.vocabulary = vocabulary;
    this.prompts = prompts;
    this.canvas = canvas;
  }

  /** Where pictures may be set, as it ends a caption: "on a beach". */
  public static List<String> scenes(Vocabulary vocabulary) {
    return vocabulary.places().isEmpty()
        ? ANY_PLACES
        : vocabulary.places().stream().flatMap(place -> place.phrases().stream()).toList();
  }

  /**
   * A script of this kind; the same for the same random numbers.
   *
   * @throws BadRequest if the vocabulary has too little for one
   */
  public PairScript script(EditKind kind, SplittableRandom random) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<PairScript> script =
          design(kind, random).flatMap(design -> edited(design, kind, random));
      if (script.isPresent()) {
        return script.get();
      }
    }
    throw new BadRequest(
        "No edit of the kind \"%s\" can be made of what this model can draw; its vocabulary.json has %d things, %d colours and %d places."
            .formatted(
                kind.word(),
                vocabulary.things().size(),
                vocabulary.colours().size(),
                vocabulary.places().size()));
  }

  /** A design in which an edit of this kind may be made. */
  public Optional<Design> design(EditKind kind, SplittableRandom random) {
    Lots lots = new Lots(vocabulary, random);
    int lot = lots.below(100);
    int size = 1;
    while (lot >= SIZES[size - 1]) {
      size++;
    }
    int alike = kind == EditKind.COUNT ? 1 + lots.below(3) : 1;
    List<String> things = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Thing thing : lots.things(alike > 1 ? Math.min(size, 2) : size, List.of())) {
      String prompt = lots.prompt(thing);
      // Nobody knows the plural of a fork and knife.
      int number = things.isEmpty() && !prompt.contains(" and ") ? alike : 1;
      things.add(
          number == 1 ? English.one(prompt) : Numerals.name(number) + " " + Plurals.plural(prompt));
      for (int i = 0; i < number; i++) {
        expected.add(prompt);
      }
    }
    String place = lots.place("").orElse("");
    String words = English.list(things) + " " + place;
    return said(words, Design.blank(canvas, lots.seed()))
        .filter(design -> design.scene().equals(place) && isOf(design, expected))
        .map(design -> strayed(design, random));
  }

  private static boolean isOf(Design design, List<String> prompts) {
    List<String> there = design.entities().stream().map(Entity::prompt).sorted().toList();
    return there.equals(prompts.stream().sorted().toList());
  }

  /** A design with an edit of this kind, if the lots fall on one that can be made. */
  public Optional<PairScript> edited(Design design, EditKind kind, SplittableRandom random) {
    Optional<Wish> wish = new Wishes(vocabulary, new Lots(vocabulary, random)).of(kind, design);
    return wish.flatMap(wanted -> edited(design, wanted, random));
  }

  private Optional<PairScript> edited(Design design, Wish wish, SplittableRandom random) {
    List<String> understood = new ArrayList<>();
    Design after = null;
    List<String> rest = new ArrayList<>(wish.wordings());
    while (!rest.isEmpty()) {
      String words = rest.remove(random.nextInt(rest.size()));
      Optional<Design> made = said(words, design).filter(one -> wish.fulfilled().test(design, one));
      if (made.isPresent() && (after == null || after.equals(made.get()))) {
        after = made.get();
        understood.add(words);
      }
    }
    return after == null || !hasRoom(after)
        ? Optional.empty()
        : Optional.of(new PairScript(design, wish, understood, after));
  }

  /** Whether no thing hides most of another. */
  private boolean hasRoom(Design design) {
    List<PixelBox> boxes = design.entities().stream().map(this::box).toList();
    for (int back = 0; back < boxes.size(); back++) {
      for (int front = back + 1; front < boxes.size(); front++) {
        if (boxes.get(back).overlap(boxes.get(front)) > 0.5) {
          return false;
        }
      }
    }
    return true;
  }

  /** The design after a sentence, or nothing where it is a question or was not followed. */
  private Optional<Design> said(String words, Design design) {
    History history = History.of(design);
    try {
      Design after =
          new RuleBasedDesigner(vocabulary, prompts)
              .answer(new Turn(words, history, List.of()))
              .action()
              .applyTo(history, words)
              .design();
      return after.equals(design) ? Optional.empty() : Optional.of(after);
    } catch (InvalidEdit e) {
      return Optional.empty();
    }
  }

  /** The same things not where they are always put, but near it. */
  private Design strayed(Design design, SplittableRandom random) {
    Design strayed = design;
    for (Entity entity : design.entities()) {
      Stands stands = vocabulary.kind(entity.prompt()).stands();
      int high = stands == Stands.GROUND || stands == Stands.WATER ? 1 : STRAY;
      int right = random.nextInt(-STRAY, STRAY + 1) * Canvas.GRID;
      int down = random.nextInt(-high, high + 1) * Canvas.GRID;
      Design moved =
          strayed.with(
              new DesignEdit.MoveEntity(
                  entity.id(), (double) right / canvas.width(), (double) down / canvas.height()));
      if (overlap(moved, entity.id()) <= overlap(strayed, entity.id())) {
        strayed = moved;
      }
    }
    return strayed;
  }

  private double overlap(Design design, String id) {
    PixelBox own = box(design.entity(id).orElseThrow());
    return design.entities().stream()
        .filter(other -> !other.id().equals(id))
        .mapToDouble(other -> own.overlap(box(other)))
        .sum();
  }

  private PixelBox box(Entity entity) {
    return PixelBox.of(Bounds.of(entity.region()), canvas);
  }
}
