package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Complements;
import studio.eligen.agent.designer.phrases.NounPhrases;
import studio.eligen.agent.designer.phrases.Pursuits;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast;

/** Reads more about what a description has just named. */
final class Details {

  /** Words that lead to more of what a thing has or is for. */
  private static final Set<String> MORE = Set.of("has", "have", "had", "for", "with");

  private final Context context;
  private final Positions positions;

  Details(Context context, Positions positions) {
    this.context = context;
    this.positions = positions;
  }

  /** ", a green one": more about what has just been named. */
  boolean more(Reading reading) {
    return reading.any(() -> coloured(reading));
  }

  /** "bird top left", "the bird is blue": more of one that was named before. */
  boolean again(Reading reading) {
    return reading.any(() -> placed(reading), () -> spokenOf(reading), () -> ofOwner(reading));
  }

  /** "stands on a stool" after "a pot with herbs": of the pot. */
  private boolean ofOwner(Reading reading) {
    Token verb = reading.token(0);
    boolean one = verb.isFinite() && verb.word().endsWith("s") && reading.token(-1).is(Tag.NOUN);
    Optional<String> owner = positions.owner();
    if (!one || owner.isEmpty() || !Plurals.isSeveral(reading.peek(-1))) {
      return false;
    }
    List<String> ids = List.of(owner.get());
    List<String> more = Complements.more(reading, context.cast.member(owner.get()).noun());
    context.newcomers.describe(ids, String.join(" ", more));
    positions.place(ids, reading);
    return !more.isEmpty();
  }

  /** "the dog is red", "the dogs sit by a tree" after "a cat and two dogs". */
  private boolean spokenOf(Reading reading) {
    boolean may = context.design.isBlank() && !context.newcomers.isEmpty();
    if (!may || !reading.peek().equals("the") || !context.references.isHere(reading)) {
      return false;
    }
    int length = reading.phraseLength();
    Token told = reading.token(length);
    if (!told.is(Tag.AUXILIARY) && !told.isFinite() && !told.word().matches("has|have|had")) {
      return false;
    }
    List<String> ids = context.references.read(reading);
    Optional<String> colour = NounPhrases.colourAfter(reading, context.colours);
    colour.ifPresent(said -> context.newcomers.recolour(ids, said));
    String name = context.cast.member(ids.get(0)).thing().name();
    List<String> more =
        colour.isPresent() ? List.of() : Complements.read(reading, Nouns.head(Words.of(name)));
    context.newcomers.describe(ids, String.join(" ", more));
    reading.accept(Tag.AUXILIARY);
    return positions.place(ids, reading) || colour.isPresent() || !more.isEmpty();
  }

  private boolean coloured(Reading reading) {
    boolean bare = !reading.accept("a", "an");
    bare &= reading.nameLength() == 0;
    String colour = reading.next();
    while (context.colours.isColour(colour)
        && context.colours.isColour(reading.peek(1))
        && reading.accept("and")) {
      colour += " and " + reading.next();
    }
    boolean alone = bare && reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION);
    boolean told =
        context.colours.isColour(colour.split(" ")[0])
            && (reading.accept("one", "ones") || alone)
            && !context.newcomers.isEmpty();
    if (told) {
      context.newcomers.recolour(List.of(context.newcomers.last().id()), colour);
    }
    return told;
  }

  /** Lets those of this one's kind do what the last ones do: "a man and a woman dancing". */
  void shareDeed(String id) {
    List<String> words = List.of(context.newcomers.last().prompt().split(" "));
    int head = Nouns.headIndex(words);
    boolean deed = head + 1 < words.size() && words.get(head + 1).endsWith("ing");
    String prompt = context.cast.member(id).prompt();
    List<String> name = List.of(prompt.split(" "));
    boolean bare = Nouns.headIndex(name) == name.size() - 1;
    if (deed && bare && EverydayThings.isAny(prompt, "person", "animal")) {
      List<String> same =
          context.newcomers.members().stream()
              .filter(member -> member.prompt().equals(prompt))
              .map(Cast.Member::id)
              .toList();
      context.newcomers.describe(same, String.join(" ", words.subList(head + 1, words.size())));
    }
  }

  private boolean placed(Reading reading) {
    Optional<String> id = context.newcomers.called(reading.next());
    Optional<Spot> spot = id.flatMap(named -> positions.spot(reading));
    spot.ifPresent(there -> context.newcomers.put(id.get(), there));
    return spot.isPresent();
  }

  /** "and making plans", ", feeling awestruck": more of who was named last. */
  boolean pursues(Reading reading, Optional<String> subject) {
    int mark = reading.mark();
    reading.skip(reading.peek(-1).equals("having") ? -1 : 0);
    boolean joined = reading.peek(-1).equals("and");
    Optional<String> somebody = subject.filter(this::isLiving).or(this::lastLiving);
    List<String> words = somebody.isPresent() ? Pursuits.read(reading) : List.of();
    if (words.isEmpty()) {
      reading.back(mark);
      return false;
    }
    String more = (joined ? "and " : "") + String.join(" ", words);
    context.newcomers.describe(List.of(somebody.get()), more);
    return true;
  }

  private Optional<String> lastLiving() {
    return context.newcomers.members().stream()
        .map(Cast.Member::id)
        .filter(this::isLiving)
        .reduce((first, second) -> second);
  }

  private boolean isLiving(String id) {
    Cast.Member member = context.cast.member(id);
    return EverydayThings.isAny(member.prompt(), "person", "animal", "creature", "robot")
        || Nouns.isGroup(member.noun());
  }

  /** ", wearing a suit", "its sails are torn": more of what was named last by itself. */
  boolean belongs(Reading reading, Optional<String> subject) {
    int mark = reading.mark();
    if (reading.any(() -> ofAll(reading))) {
      return true;
    }
    boolean last =
        !context.newcomers.isEmpty() && subject.equals(Optional.of(context.newcomers.last().id()));
    if (!last) {
      return false;
    }
    List<String> told = new ArrayList<>();
    reading.skip(reading.peek(-1).equals("with") ? -1 : 0);
    boolean own = reading.acceptAny(Words.POSSESSIVES);
    int length = reading.nameLength();
    if (own && length > 0 && isOwn(reading.peek(length - 1))) {
      told.add("with");
      told.addAll(reading.rest().subList(0, length));
      reading.skip(length);
      told.addAll(Complements.read(reading, told.get(told.size() - 1)));
    } else if (length == 0 && !own && mayGoOn(reading)) {
      told.addAll(Complements.more(reading, context.newcomers.last().noun()));
    }
    if (told.isEmpty()) {
      reading.back(mark);
      return false;
    }
    // "an old man feeding" says less than nothing where the pigeons are drawn beside him.
    int end = reading.mark();
    boolean object = told.size() == 1 && Actions.read(reading).isPresent();
    reading.back(end);
    if (!object) {
      context.newcomers.describeLast(String.join(" ", told));
    }
    return true;
  }

  /** A part, or what takes no room of its own: the sails of a boat, and no dog of a man. */
  private static boolean isOwn(String noun) {
    String one = Plurals.singular(noun);
    return EverydayThings.isA(one, "part")
        || !EverydayThings.isAny(one, "person", "animal", "vehicle", "furniture", "building");
  }

  /** "both wearing bow ties": of all that were named. */
  private boolean ofAll(Reading reading) {
    boolean all =
        context.newcomers.members().size() > 1
            && reading.accept("both of them", "both", "all of them", "each of them", "each", "all")
            && (reading.token(0).isParticiple() || reading.peek().matches("with|in"));
    List<String> told =
        all ? Complements.more(reading, context.newcomers.last().thing().name()) : List.of();
    context.newcomers.describe(
        context.newcomers.members().stream().map(Cast.Member::id).toList(), String.join(" ", told));
    return !told.isEmpty();
  }

  /** Whether more of what was named may come: a verb, on a blank canvas any, or what it has. */
  private boolean mayGoOn(Reading reading) {
    boolean verb = reading.token(0).is(Tag.VERB);
    boolean to = reading.token(1).is(Tag.VERB) && reading.peek().equals("to");
    boolean past = reading.token(0).isParticiple() && !reading.peek().endsWith("ing");
    boolean ofPlace = past && reading.token(-1).is(Tag.NOUN);
    boolean written =
        reading.peek().matches("that|which|saying|reading")
            && reading.rest().stream().anyMatch(Quotes::isOne);
    return written
        || reading.token(0).isParticiple() && !ofPlace
        || context.design.isBlank() && (verb || to || MORE.contains(reading.peek()));
  }
}
