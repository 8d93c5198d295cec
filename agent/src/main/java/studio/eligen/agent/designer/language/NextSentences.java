package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.prompts.Prompts;

/**
 * What may be said next to a design: one sentence about a thing in it, one that adds a thing, one
 * that sets it elsewhere. Each was tried: it is understood and changes this design.
 */
public final class NextSentences {

  private static final List<String> COMPANIONS = List.of(WordList.phrases("companions"));

  private static final Set<String> OPEN_AIR = WordList.words("open-air");

  private static final List<String> COLOURS = List.of("red", "blue", "yellow", "green");

  private static final List<String> NATURAL = List.of("brown", "white", "black");

  private static final Set<String> FAR = WordList.words("far-places");

  /** Where no list of places is there to choose from. */
  private static final List<String> ANYWHERE = List.of("on a beach", "in a forest", "in the snow");

  /** Of the picture; a larger thing is rather made smaller. */
  private static final double LARGE = 0.3;

  /** So many of a kind are tried before it is left out. */
  private static final int TRIES = 6;

  /**
   * Characters of all names together. Each sentence that is tried reads all of them, and whoever
   * looks at a conversation waits for that: a file of a few kilobytes held up a core for minutes.
   */
  private static final int LONGEST_NAMES = 1_000;

  private final Vocabulary vocabulary;
  private final Prompts prompts;

  public NextSentences(Vocabulary vocabulary, Prompts prompts) {
    this.vocabulary = vocabulary;
    this.prompts = prompts;
  }

  /**
   * At most three sentences, other ones for each version; none for a design that shows nothing, or
   * whose names are too long to be read so often.
   *
   * @param history whose current design is to be gone on with
   */
  public List<String> after(History history) {
    Design design = history.design().visible();
    int names = design.scene().length();
    for (Entity thing : design.entities()) {
      names += thing.prompt().length();
    }
    if (design.entities().isEmpty() || names > LONGEST_NAMES) {
      return List.of();
    }
    int turn = history.current().number();
    return Stream.of(ofThings(design, turn), ofMore(design), ofPlaces(design))
        .flatMap(kind -> turned(kind, turn).stream().limit(TRIES).filter(fits(history)).limit(1))
        .toList();
  }

  /** Another one first each time. */
  private static List<String> turned(List<String> sentences, int by) {
    List<String> turned = new ArrayList<>(sentences);
    Collections.rotate(turned, -by);
    return turned;
  }

  private Predicate<String> fits(History history) {
    return sentence -> {
      try {
        Action action =
            new RuleBasedDesigner(vocabulary, prompts)
                .answer(new Turn(sentence, history, List.of()))
                .action();
        return action instanceof Action.Change
            && !action.applyTo(history, sentence).design().equals(history.design());
      } catch (InvalidInput e) {
        return false;
      }
    };
  }

  private List<String> ofThings(Design design, int turn) {
    List<String> sentences = new ArrayList<>();
    for (Entity thing : design.entities()) {
      String name = thing.prompt();
      boolean one =
          design.entities().stream().filter(each -> each.prompt().equals(name)).count() == 1;
      if (one && !thing.locked()) {
        Bounds bounds = Bounds.of(thing.region());
        boolean large = bounds.width() * bounds.height() > LARGE;
        colour(name, turn)
            .ifPresent(colour -> sentences.add("make the %s %s".formatted(name, colour)));
        sentences.add("move the %s to the %s".formatted(name, side(bounds)));
        sentences.add("make the %s %s".formatted(name, large ? "smaller" : "bigger"));
      }
    }
    return sentences;
  }

  /** Another than its own that such a thing may have; people and plants have none of their own. */
  private static Optional<String> colour(String name, int turn) {
    if (EverydayThings.isAny(name, "person", "plant", "food", "part")) {
      return Optional.empty();
    }
    List<String> colours = EverydayThings.isA(name, "animal") ? NATURAL : COLOURS;
    List<String> others =
        colours.stream().filter(colour -> !Words.of(name).contains(colour)).toList();
    return Optional.of(others.get(turn % others.size()));
  }

  private static String side(Bounds bounds) {
    return bounds.centreX() < 0.5 ? "right" : "left";
  }

  /** What the model knows and is not there yet; what flies only where there is a sky. */
  private List<String> ofMore(Design design) {
    boolean sky = Words.of(design.scene()).stream().anyMatch(OPEN_AIR::contains);
    double across =
        design.entities().stream()
            .mapToDouble(thing -> Bounds.of(thing.region()).centreX())
            .average()
            .orElse(0.5);
    String corner = across < 0.5 ? "right" : "left";
    return COMPANIONS.stream()
        .filter(name -> vocabulary.isOpen() || vocabulary.thing(name).isPresent())
        .filter(name -> design.entities().stream().noneMatch(e -> e.prompt().endsWith(name)))
        .map(vocabulary::kind)
        .filter(thing -> thing.stands() == Stands.GROUND || sky && thing.stands() == Stands.SKY)
        .map(
            thing ->
                thing.stands() == Stands.SKY
                    ? "add %s in the top %s corner"
                        .formatted(English.withArticle(thing.name()), corner)
                    : "add " + English.withArticle(thing.name()))
        .toList();
  }

  /** Nobody puts a birthday cake under water: only what is at home there, or all who are far. */
  private boolean isNear(String place, Design design) {
    boolean grounded =
        design.entities().stream()
            .anyMatch(
                thing ->
                    switch (vocabulary.kind(thing.prompt()).stands()) {
                      case WATER, SKY -> false;
                      default -> true;
                    });
    return !grounded || Words.of(place).stream().noneMatch(FAR::contains);
  }

  private List<String> ofPlaces(Design design) {
    Stream<String> known =
        vocabulary.places().isEmpty()
            ? ANYWHERE.stream()
            : vocabulary.places().stream().map(place -> place.phrases().get(0));
    return known
        .filter(phrase -> !phrase.equals(design.scene()) && isNear(phrase, design))
        .map(phrase -> "put it " + phrase)
        .toList();
  }
}
