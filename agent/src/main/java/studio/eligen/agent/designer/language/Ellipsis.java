package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Exclusions;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Preamble;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.LastPart;
import studio.eligen.agent.designer.references.References;
import studio.eligen.agent.designer.references.SpotPhrases;

/** "and the car too", "a bit more", "no, the other one": whole commands from a few words. */
final class Ellipsis {

  /** Words that lead the other way than others. */
  private static final Map<String, String> OPPOSITES = WordList.facts("opposites");

  /** "more", "less" and "again": what of the last step is wished once more. */
  private static final Map<String, String> STEPS = WordList.facts("steps");

  private static final String[] WAYS = WordList.phrases("other-ways");
  private static final String[] ALIKE = WordList.phrases("alike");

  private static final Set<String> TOO = Set.of("too", "also", "well", "same", "so", "and");

  /** What a correction begins with; "surely" where nothing else does. */
  private static final Map<String, String> CORRECTIONS = WordList.facts("corrections");

  private static final Set<String> EVERY =
      Set.of("all", "all of them", "both", "both of them", "every one", "them all");

  private static final Set<String> ARTICLES = Set.of("a", "an");
  private static final List<String> LITTLE = List.of("a", "little");

  private final Turn turn;
  private final List<String> last;
  private final Vocabulary vocabulary;

  /**
   * @param last the command that was followed last; may be empty
   */
  Ellipsis(Turn turn, List<String> last, Vocabulary vocabulary) {
    this.turn = turn;
    this.last = last;
    this.vocabulary = vocabulary;
  }

  /**
   * The words themselves, or the whole command that they are short for.
   *
   * @param asked what was said last and not understood; may be empty
   */
  List<String> filled(List<String> words, List<String> asked) {
    List<String> said = Words.withoutEnd(words);
    Optional<List<String>> again = again(said).or(() -> ofPart(said, asked));
    if (again.isPresent() || Collections.disjoint(said, TOO)) {
      return again.orElse(words);
    }
    Reading reading = new Reading(Preamble.withoutTail(said));
    while (reading.accept(ALIKE)) {
      continue;
    }
    // "and brown": what was spoken of last.
    if (new Colours(vocabulary).isColour(reading.ahead(reading.rest().size()))) {
      return List.of("make", turn.focus().size() > 1 ? "them" : "it", reading.peek());
    }
    return reading.rest().size() < said.size()
        ? thing(reading.rest(), turn.history().design(), turn.focus()).orElse(words)
        : words;
  }

  /** "and longer", "make it red", of a part that was changed. */
  private Optional<List<String>> ofPart(List<String> said, List<String> asked) {
    Design now = turn.history().design();
    boolean open = !asked.isEmpty();
    LastPart part = new LastPart(open ? asked : last, new Cast(vocabulary, open ? now : before()));
    return part.meant(said, new Cast(vocabulary, now), references(now, turn.focus()));
  }

  /** "a bit more", "less": the last step once more, or a little of it back. */
  private Optional<List<String>> again(List<String> said) {
    Reading reading = new Reading(said);
    Preamble.pass(reading);
    reading.accept("even", "some", "just");
    boolean little = Amounts.read(reading) == Amount.LITTLE;
    String step = reading.accept(STEPS).orElse("");
    if (step.isEmpty() || !reading.done() || last.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> back = opposite();
    return switch (step) {
      case "less" -> back.map(b -> b.contains("little") ? b : Words.joined(b, LITTLE));
      case "back" -> back;
      case "again" -> Optional.of(last);
      default ->
          back.map(b -> little && !last.contains("little") ? Words.joined(last, LITTLE) : last);
    };
  }

  /** What the last step was about: what it changed or took away. */
  List<String> changed() {
    Design now = turn.history().design();
    return before().entities().stream()
        .filter(entity -> !now.entity(entity.id()).equals(Optional.of(entity)))
        .map(Entity::id)
        .toList();
  }

  private Design before() {
    return turn.history().undo().orElse(turn.history()).design();
  }

  /** The last command, as "no, the other one" or "i said left, not right" put it right. */
  Optional<List<String>> corrected(List<String> words) {
    String said = String.join(" ", Words.withoutEnd(words));
    Reading reading =
        new Reading(List.of(said.replaceFirst("(.+) (i meant?)$", "$2 $1").split(" ")));
    boolean sure = reading.acceptAll(CORRECTIONS).stream().anyMatch(kind -> !kind.isEmpty());
    if (turn.history().undo().isEmpty()
        || last.isEmpty()
        || reading.done()
        || Exclusions.wishes(reading)) {
      return Optional.empty();
    }
    List<String> meant = Links.without(reading.rest());
    if (reading.accept(WAYS) && reading.done()) {
      return opposite();
    }
    int not = meant.indexOf("not");
    int cut = not == 0 ? Math.max(meant.indexOf(","), meant.indexOf("but")) : not;
    if (!sure && not != 0 || cut < 0 && not == 0) {
      return Optional.empty();
    }
    List<String> first = cut < 0 ? meant : bare(meant.subList(0, cut));
    List<String> second = cut < 0 ? List.of() : bare(meant.subList(cut + 1, meant.size()));
    List<String> wanted = not == 0 ? second : first;
    return exchanged(wanted, not == 0 ? first : second)
        .or(() -> cut < 0 ? otherThing(wanted).or(() -> otherPlace(wanted)) : Optional.empty())
        .or(() -> thing(wanted, before(), changed()));
  }

  private static List<String> bare(List<String> words) {
    return words.stream().filter(word -> !word.matches(",|but|not")).toList();
  }

  /** "left, not right", "blue": words of the last command for others of their kind. */
  private Optional<List<String>> exchanged(List<String> said, List<String> old) {
    // "the dog on the left, not on the right": what begins alike is exchanged.
    int same = old.isEmpty() ? -1 : said.lastIndexOf(old.get(0));
    List<String> wanted = said.subList(Math.max(0, same), said.size());
    // "on the right" of "on the left": the one word that differs.
    int lead = old.isEmpty() ? 0 : wanted.size();
    while (lead + 1 < wanted.size() && wanted.get(lead).matches("on|to|at|in|the")) {
      lead++;
    }
    boolean way = old.isEmpty() && wanted.size() == lead + 1;
    wanted = way ? wanted.subList(lead, wanted.size()) : wanted;
    int at = old.isEmpty() ? -1 : Collections.indexOfSubList(last, old);
    for (int i = 0; i < last.size() && old.isEmpty() && wanted.size() == 1 && at < 0; i++) {
      at = Shades.areAlike(last.get(i), wanted.get(0), new Colours(vocabulary)) ? i : -1;
    }
    if (at < 0) {
      return Optional.empty();
    }
    int end = at + Math.max(1, old.size());
    // "not three but four knights": the noun stands behind the number already.
    boolean again = end < last.size() && last.get(end).equals(wanted.get(wanted.size() - 1));
    return Optional.of(Words.spliced(last, at, end - at + (again ? 1 : 0), wanted));
  }

  /** "a dog" after "add a cat": the last command with this thing in the place of the new one. */
  private Optional<List<String>> otherThing(List<String> wanted) {
    List<String> articles = last.stream().filter(ARTICLES::contains).toList();
    int at = articles.size() == 1 ? last.indexOf(articles.get(0)) : last.size();
    boolean named =
        ARTICLES.contains(wanted.get(0)) && new Reading(wanted).phraseLength() == wanted.size();
    Reading reading = new Reading(last);
    reading.skip(at);
    return reading.done() || !named
        ? Optional.empty()
        : Optional.of(Words.spliced(last, at, reading.phraseLength(), wanted));
  }

  /** "beside the bowl" after "put the spoon in the bowl": the place that comes last. */
  private Optional<List<String>> otherPlace(List<String> wanted) {
    int at = SpotPhrases.isPlace(wanted) ? last.size() - 1 : 0;
    while (at > 0 && !SpotPhrases.isPlace(last.subList(at, last.size()))) {
      at--;
    }
    return at == 0 ? Optional.empty() : Optional.of(Words.joined(last.subList(0, at), wanted));
  }

  /** "the blue one", after a wish that left open which: that wish, with this thing. */
  List<String> answered(List<String> words, List<String> asked) {
    Reading reading = new Reading(Preamble.withoutTail(Words.withoutEnd(words)));
    reading.acceptAll(CORRECTIONS);
    List<List<String>> clauses = Clauses.split(asked);
    Design design = turn.history().design();
    if (clauses.size() != 1 || Exclusions.wishes(reading)) {
      return words;
    }
    List<String> which = ofKind(reading.rest(), clauses.get(0), design);
    return isReference(which, design, turn.focus())
        ? put(which, clauses.get(0), design, turn.focus())
            .orElseGet(() -> Words.joined(clauses.get(0), which))
        : words;
  }

  /** "the left cat" of "the left one", "all the cats" of "all of them": of what was asked about. */
  private List<String> ofKind(List<String> answer, List<String> asked, Design design) {
    Reading command = new Reading(asked);
    References references = references(design, turn.focus());
    while (!command.done() && !references.isHere(command)) {
      command.next();
    }
    int from = command.mark();
    references.skip(command);
    List<String> phrase = Words.withoutArticle(asked.subList(from, command.mark()));
    String noun = phrase.isEmpty() ? "" : Plurals.singular(Nouns.head(phrase));
    if (new Cast(vocabulary, design).called(noun).size() < 2) {
      return answer;
    }
    if (EVERY.contains(String.join(" ", answer))) {
      return List.of("all", "the", Plurals.plural(noun));
    }
    List<String> named = new ArrayList<>(answer);
    named.replaceAll(
        word -> word.equals("one") ? noun : word.equals("ones") ? Plurals.plural(noun) : word);
    boolean elided = named.size() > 1 && named.get(0).equals("the") && named.equals(answer);
    boolean bare = elided && new Reading(named.subList(1, named.size())).nameLength() == 0;
    named.addAll(bare ? List.of(noun) : List.of());
    return named;
  }

  /** The last command about this thing, if there is such a one. */
  private Optional<List<String>> thing(List<String> words, Design design, List<String> focus) {
    return isReference(words, design, focus) ? put(words, last, before(), focus) : Optional.empty();
  }

  private boolean isReference(List<String> words, Design design, List<String> focus) {
    Reading reading = new Reading(words);
    References references = references(design, focus);
    try {
      return references.isHere(reading) && !references.read(reading).isEmpty() && reading.done();
    } catch (Misunderstanding e) {
      return false;
    }
  }

  /** The command with these words in the place of what it is about. */
  private Optional<List<String>> put(
      List<String> what, List<String> command, Design design, List<String> focus) {
    References references = references(design, focus);
    Reading reading = new Reading(command);
    while (!reading.done() && !references.isHere(reading)) {
      reading.next();
    }
    int at = reading.mark();
    references.skip(reading);
    return at == command.size()
        ? Optional.empty()
        : Optional.of(Words.spliced(command, at, reading.mark() - at, what));
  }

  private References references(Design design, List<String> focus) {
    return new References(vocabulary, new Cast(vocabulary, design), focus);
  }

  /** The last command the other way. */
  private Optional<List<String>> opposite() {
    for (int i = 0; i < last.size(); i++) {
      Reading reading = new Reading(last.subList(i, last.size()));
      Optional<String> back = reading.accept(OPPOSITES);
      if (back.isPresent()) {
        return Optional.of(Words.spliced(last, i, reading.mark(), List.of(back.get().split(" "))));
      }
    }
    return Optional.empty();
  }
}
