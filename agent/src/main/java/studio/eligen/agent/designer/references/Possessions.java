package studio.eligen.agent.designer.references;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Mention.After;

/** Reads what belongs to something: "the man's hat", "its tail", "the roof of the house". */
public final class Possessions {

  /**
   * What is no thing of the picture by itself, and in the words of one: the roof of a house.
   *
   * @param owners ids of those whose part it is, at least one
   * @param words what it is called, adjectives first
   */
  public record Piece(List<String> owners, List<String> words) {
    public String noun() {
      return Nouns.head(words);
    }
  }

  private static final int LONGEST = 6;

  private final Cast cast;
  private final Pronouns pronouns;
  private final Landmarks things;
  private final Function<Reading, List<String>> owners;

  /**
   * @param things reads what may be meant, however many
   * @param owners reads what is meant, and asks where that is not sure
   */
  public Possessions(
      Cast cast, Pronouns pronouns, Landmarks things, Function<Reading, List<String>> owners) {
    this.cast = cast;
    this.pronouns = pronouns;
    this.things = things;
    this.owners = owners;
  }

  /** What is nobody's part, though it can be somebody's. */
  private static final String[] BODIES = {
    "person", "animal", "creature", "furniture", "building", "vehicle", "plant"
  };

  /** Reads a part of something, or nothing and stays where it was. */
  public Optional<Piece> piece(Reading reading) {
    return reading.first(
        () -> owned(reading).filter(p -> has(p) && isPart(p)),
        () -> partOf(reading).filter(this::isPart),
        () -> told(reading).filter(this::isPart));
  }

  /** Reads a thing of the picture that belongs to another, and gives the nearest such one. */
  public Optional<String> thing(Reading reading) {
    return reading.first(() -> owned(reading).flatMap(this::nearest));
  }

  /** "it" of "it from the chair", where one thing alone is on the chair. */
  Optional<List<String>> placed(Reading reading) {
    return reading.first(
        () -> {
          boolean from = reading.accept("it") && reading.peek().matches("from|off");
          int end = reading.mark();
          reading.skip(1);
          List<String> under = from ? owners.apply(reading) : List.of();
          reading.back(end);
          List<String> on = under.size() == 1 ? cast.arrangement.on(under.get(0)) : List.of();
          return Optional.of(on).filter(one -> one.size() == 1);
        });
  }

  private Optional<String> nearest(Piece piece) {
    return cast.called(String.join(" ", piece.words())).stream()
        .filter(m -> m.bounds().isPresent() && !piece.owners().contains(m.id()))
        .map(Member::id)
        .min(Comparator.comparingDouble(id -> cast.apart(id, piece.owners().get(0))));
  }

  private boolean isPart(Piece piece) {
    return cast.called(piece.noun()).isEmpty();
  }

  /** "the man's hat", "his hat". */
  private Optional<Piece> owned(Reading reading) {
    List<String> owners = List.of();
    boolean told =
        reading.peek().equals("her")
            && reading.peek(-1).matches("make|let|have")
            && (Actions.isOne(reading.token(1)) || Actions.isHeld(reading.token(1)));
    if (!told
        && Words.POSSESSIVES.contains(reading.peek())
        && reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE)) {
      owners = owners(reading);
    } else {
      int end =
          IntStream.range(0, LONGEST)
              .filter(i -> reading.peek(i).endsWith("'s"))
              .findFirst()
              .orElse(LONGEST);
      String said = end < LONGEST ? reading.ahead(end + 1) : "";
      Reading owner = new Reading(List.of(said.replaceFirst("'s$", "").split(" ")));
      List<String> found = said.isEmpty() ? List.of() : things.read(owner, After.NOTHING);
      if (owner.done()) {
        owners = found;
        reading.skip(end + 1);
      }
    }
    return named(reading, owners);
  }

  /** Whose "its" is: that of the one thing of which such a part is told, if there is one. */
  private List<String> owners(Reading reading) {
    List<String> owners = pronouns.owners(reading.next());
    String noun = reading.nextNoun();
    List<String> told =
        cast.members().stream().filter(m -> m.tail().contains(noun)).map(Member::id).toList();
    boolean other = told.size() == 1 && reading.peek(-1).equals("its");
    return other ? told : owners;
  }

  /** "the roof of the house". */
  private Optional<Piece> partOf(Reading reading) {
    reading.passArticles();
    List<String> words = reading.rest().subList(0, reading.nameLength());
    reading.skip(words.size());
    boolean part =
        !words.isEmpty() && !Sides.isOne(words.get(words.size() - 1)) && reading.accept("of");
    List<String> owners = part && mayBePart(words) ? this.owners.apply(reading) : List.of();
    return owners.isEmpty() ? Optional.empty() : Optional.of(new Piece(owners, words));
  }

  /** "the roof", or the "roof" of "make roof red", of the one thing whose words tell of a roof. */
  private Optional<Piece> told(Reading reading) {
    boolean bare = !reading.accept("the");
    Token behind = reading.token(reading.nameLength());
    boolean led = reading.mark() > 0 && behind.word().matches("|to|into|with|for|and");
    if (bare && !led && !behind.is(Tag.ADJECTIVE, Tag.AUXILIARY)) {
      return Optional.empty();
    }
    List<String> owners =
        cast.members().stream()
            .filter(member -> reading.nameLength() > 0)
            .filter(m -> m.tail().contains(reading.peek(reading.nameLength() - 1)))
            .map(Member::id)
            .toList();
    return named(reading, owners).filter(p -> !reading.token(0).word().endsWith("ing"));
  }

  private static Optional<Piece> named(Reading reading, List<String> owners) {
    int side = Sides.isOne(reading.peek()) ? 1 : 0;
    reading.skip(side);
    int length = reading.nameLength();
    while (length > 1
        && Colours.names(reading.peek(length - 1))
        && reading.token(length - 2).is(Tag.NOUN)) {
      length--; // "his tie teal" says what it shall be
    }
    if (owners.isEmpty() || length == 0) {
      return Optional.empty();
    }
    reading.skip(-side);
    List<String> words = reading.rest().subList(0, side + length);
    reading.skip(side + length);
    return Optional.of(new Piece(owners, words));
  }

  /** Whether its owners have such a part, as their words or its kind tell. */
  private boolean has(Piece piece) {
    return piece.owners().stream().allMatch(id -> cast.member(id).tail().contains(piece.noun()))
        || Plurals.singulars(piece.noun()).stream()
            .anyMatch(
                one ->
                    EverydayThings.of(one).isEmpty()
                        || !EverydayThings.isAny(one, BODIES)
                        || isBuilding(one, piece)
                        || isOpening(one, piece));
  }

  /** The towers of a castle, or of a sandcastle. */
  private boolean isBuilding(String one, Piece piece) {
    return EverydayThings.isA(one, "building")
        && piece.owners().stream()
            .noneMatch(id -> EverydayThings.isAny(cast.member(id).noun(), "person", "animal"));
  }

  /** The front door of a house, which is by itself a thing as well. */
  private boolean isOpening(String one, Piece piece) {
    return one.matches("door|window|gate|shutter|drawer")
        && piece.owners().stream()
            .allMatch(
                id ->
                    EverydayThings.isAny(
                        cast.member(id).noun(), "building", "vehicle", "furniture", "structure"));
  }

  private boolean mayBePart(List<String> words) {
    String noun = words.get(words.size() - 1);
    return EverydayThings.of(noun).isPresent()
        || cast.members().stream().anyMatch(m -> m.tail().contains(noun));
  }
}
