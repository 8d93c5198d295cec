package studio.eligen.agent.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** Edits by lot, each in several wordings. */
final class Wishes {

  /** A direction in words, and as steps to the right and down. */
  private record Way(String words, int right, int down) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("left", -1, 0),
          new Way("right", 1, 0),
          new Way("up", 0, -1),
          new Way("down", 0, 1));

  /** More of one kind than this have no room beside others. */
  private static final int MOST_ALIKE = 4;

  private final Vocabulary vocabulary;
  private final Lots lots;

  Wishes(Vocabulary vocabulary, Lots lots) {
    this.vocabulary = vocabulary;
    this.lots = lots;
  }

  /** One of this kind that fits the design, if there is any. */
  Optional<Wish> of(EditKind kind, Design design) {
    return switch (kind) {
      case ADD -> other(design).map(this::add);
      case REMOVE -> single(design).map(this::remove);
      case REPLACE ->
          single(design).flatMap(old -> other(design).map(thing -> replace(old, thing)));
      case COLOUR -> coloured(design).flatMap(this::colour);
      case POSITION -> single(design).map(this::move);
      case COUNT -> repeated(design).map(entity -> count(entity, design));
      case BACKGROUND -> lots.place(design.scene()).map(place -> background(design, place));
    };
  }

  private Wish add(Thing thing) {
    String prompt = lots.prompt(thing);
    String one = English.one(prompt);
    return new Wish(
        EditKind.ADD,
        "",
        prompt,
        List.of(
            "add " + one,
            "add " + one + " to the picture",
            "put " + one + " into the picture",
            "draw " + one + " too",
            "I want " + one + " in it too"),
        (before, after) -> Change.between(before, after).onlyCame(1, prompt));
  }

  private Wish remove(Entity entity) {
    String the = "the " + entity.prompt();
    return new Wish(
        EditKind.REMOVE,
        entity.prompt(),
        "",
        List.of(
            "remove " + the,
            "take " + the + " away",
            "delete " + the,
            "get rid of " + the,
            "erase " + the),
        (before, after) -> Change.between(before, after).onlyWent(1, entity.prompt()));
  }

  private Wish replace(Entity entity, Thing thing) {
    String now = lots.prompt(thing);
    String the = "the " + entity.prompt();
    String one = English.one(now);
    return new Wish(
        EditKind.REPLACE,
        entity.prompt(),
        now,
        List.of(
            "replace " + the + " with " + one,
            "swap " + the + " for " + one,
            "turn " + the + " into " + one,
            "change " + the + " to " + one,
            "put " + one + " in place of " + the),
        (before, after) -> Change.between(before, after).onlyReplaced(entity.prompt(), now));
  }

  private Optional<Wish> colour(Entity entity) {
    Thing thing = vocabulary.kind(entity.prompt());
    String old = entity.prompt().substring(0, entity.prompt().length() - thing.name().length());
    return lots.colour(old.strip()).map(colour -> colour(entity, thing, colour));
  }

  private static Wish colour(Entity entity, Thing thing, String colour) {
    String the = "the " + thing.name();
    return new Wish(
        EditKind.COLOUR,
        entity.prompt(),
        colour,
        List.of(
            "make " + the + " " + colour,
            "paint " + the + " " + colour,
            "turn " + the + " " + colour,
            "change the colour of " + the + " to " + colour,
            the + " should be " + colour),
        (before, after) ->
            Change.between(before, after)
                .onlyRenamed(entity.prompt(), colour + " " + thing.name()));
  }

  private Wish move(Entity entity) {
    Way way = lots.one(WAYS);
    String the = "the " + entity.prompt();
    String to = way.down == 0 ? "to the " + way.words : way.words;
    return new Wish(
        EditKind.POSITION,
        entity.prompt(),
        way.words,
        List.of(
            "move " + the + " " + to,
            "shift " + the + " " + to,
            "slide " + the + " " + to,
            "push " + the + " " + to,
            the + " should be further " + to),
        (before, after) ->
            Change.between(before, after).onlyMoved(entity.prompt(), way.right, way.down));
  }

  private Wish count(Entity entity, Design design) {
    int now = alike(design, entity);
    int wanted = 1 + lots.below(MOST_ALIKE);
    while (wanted == now) {
      wanted = 1 + lots.below(MOST_ALIKE);
    }
    String name = wanted == 1 ? entity.prompt() : Plurals.plural(entity.prompt());
    String many = Numerals.name(wanted) + " " + name;
    int more = wanted - now;
    Stream<String> bySum =
        Stream.of(
            "there should be " + many,
            "make it " + many,
            "we need " + many + " in all",
            "change the number of "
                + Plurals.plural(entity.prompt())
                + " to "
                + Numerals.name(wanted));
    String step =
        more > 0
            ? "add %s more %s"
                .formatted(
                    Numerals.name(more),
                    more == 1 ? entity.prompt() : Plurals.plural(entity.prompt()))
            : "remove %s of the %s"
                .formatted(Numerals.name(-more), Plurals.plural(entity.prompt()));
    return new Wish(
        EditKind.COUNT,
        entity.prompt(),
        String.valueOf(wanted),
        Stream.concat(bySum, Stream.of(step)).toList(),
        (before, after) -> {
          Change change = Change.between(before, after);
          return more > 0
              ? change.onlyCame(more, entity.prompt())
              : change.onlyWent(-more, entity.prompt());
        });
  }

  private static Wish background(Design design, String place) {
    return new Wish(
        EditKind.BACKGROUND,
        design.scene(),
        place,
        List.of(
            "set it " + place,
            "put it " + place,
            "let it all be " + place,
            "show it " + place,
            "it should be " + place + " instead"),
        (before, after) -> Change.between(before, after).noThing() && after.scene().equals(place));
  }

  private Optional<Thing> other(Design design) {
    return lots.things(1, names(design)).stream().findFirst();
  }

  private List<String> names(Design design) {
    return design.entities().stream()
        .map(entity -> vocabulary.kind(entity.prompt()).name())
        .toList();
  }

  /** One that is the only one of its kind, so that its name says which. */
  private Optional<Entity> single(Design design) {
    return any(design.entities().stream().filter(entity -> alike(design, entity) == 1).toList());
  }

  private Optional<Entity> coloured(Design design) {
    return any(
        design.entities().stream()
            .filter(entity -> alike(design, entity) == 1)
            .filter(entity -> vocabulary.kind(entity.prompt()).colours())
            .toList());
  }

  /** One of those there are most of. */
  private Optional<Entity> repeated(Design design) {
    int most = design.entities().stream().mapToInt(one -> alike(design, one)).max().orElse(0);
    return any(
        design.entities().stream()
            .filter(one -> alike(design, one) == most && !one.prompt().contains(" and "))
            .toList());
  }

  private Optional<Entity> any(List<Entity> entities) {
    return entities.isEmpty() ? Optional.empty() : Optional.of(lots.one(entities));
  }

  private int alike(Design design, Entity entity) {
    String name = vocabulary.kind(entity.prompt()).name();
    List<String> all = new ArrayList<>(names(design));
    all.removeIf(other -> !other.equals(name));
    return all.size();
  }
}
