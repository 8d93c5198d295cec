package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThing;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;

/**
 * Makes what was understood into what a model with a list of its own can draw: "fluffy white dog
 * with a hat" into a white dog and a hat, without "fluffy". Where a model draws any words nothing
 * changes.
 */
public final class Fitting {

  /** How a thing is where it is, which a picture shows anyway. */
  private static final Set<String> POSTURES = WordList.words("postures");

  private final Vocabulary model;
  private final Colours colours;
  private final NounPhrases nouns;

  /**
   * @param model what can be drawn
   * @param nouns reads what a thing has with it
   */
  public Fitting(Vocabulary model, NounPhrases nouns) {
    this.model = model;
    this.colours = new Colours(model);
    this.nouns = nouns;
  }

  /**
   * What of a thing can be drawn.
   *
   * @param more things of their own that it has with it: the hat of a dog with a hat
   * @param lost of what nothing is drawn, in phrases
   * @param notes what is drawn otherwise than it was called, in sentences
   */
  public record Fitted(
      Thing thing, String prompt, List<Things> more, List<String> lost, List<String> notes) {

    /** "a plain dog", "plain cherries". */
    String plain() {
      return (Plurals.isPlural(thing.name()) ? "plain " : "a plain ") + thing.name();
    }

    /** All that is drawn otherwise than it was asked for, in sentences. */
    public List<String> told() {
      String left =
          isWritten(lost)
              ? "This model cannot write words, and drew %s.".formatted(plain())
              : "I do not know \"%s\" and drew %s."
                  .formatted(String.join("\" and \"", lost), plain());
      return Stream.concat(notes.stream(), lost.isEmpty() ? Stream.empty() : Stream.of(left))
          .toList();
    }
  }

  /** Where in some words the name of a listed thing stands. */
  private record Name(int from, int to, Thing thing) {}

  /** What can be drawn of a thing, or nothing if the list has none that it can be. */
  public Optional<Fitted> thing(String prompt, Thing asked) {
    List<String> words = Words.of(prompt);
    return model.isOpen() || words.isEmpty()
        ? Optional.of(new Fitted(asked, prompt, List.of(), List.of(), List.of()))
        : named(words).map(name -> fitted(words, name));
  }

  /**
   * The same where nothing may be lost, as what there is shall only look otherwise.
   *
   * @throws Misunderstanding if something would be
   */
  public String look(String prompt) {
    if (model.isOpen()) {
      return prompt;
    }
    Fitted fitted =
        thing(prompt, model.kind(prompt))
            .orElseThrow(() -> Misunderstanding.unknown(prompt, model));
    List<String> lost = new ArrayList<>(fitted.lost());
    fitted.more().forEach(things -> lost.add(things.prompt()));
    if (isWritten(lost)) {
      throw new Misunderstanding("this model cannot write words.");
    }
    if (!lost.isEmpty()) {
      throw new Misunderstanding(
          "this model does not know \"%s\": it could draw only %s."
              .formatted(String.join("\" and \"", lost), fitted.plain()));
    }
    if (!fitted.notes().isEmpty()) {
      String note = fitted.notes().get(0);
      throw new Misunderstanding(Character.toLowerCase(note.charAt(0)) + note.substring(1));
    }
    return fitted.prompt();
  }

  private static boolean isWritten(List<String> lost) {
    return lost.stream().anyMatch(words -> words.contains("\""));
  }

  /** The name in what says what it is; of a group, what it is a group of. */
  private Optional<Name> named(List<String> words) {
    int head = Nouns.headIndex(words);
    int inner = head + 2;
    boolean group =
        Nouns.isGroup(words.get(head)) && inner < words.size() && words.get(head + 1).equals("of");
    Optional<Name> name = named(words, head);
    return name.isPresent() || !group
        ? name
        : named(words, inner + Nouns.headIndex(words.subList(inner, words.size())));
  }

  /** The longest name that has a head in it; another word for the same thing is one as well. */
  private Optional<Name> named(List<String> words, int head) {
    return longest(words, head, words.size(), model::thing)
        .or(() -> longest(words, head, head + 1, this::same));
  }

  private Optional<Name> longest(
      List<String> words, int head, int end, Function<String, Optional<Thing>> known) {
    return IntStream.rangeClosed(0, head)
        .boxed()
        .flatMap(from -> IntStream.rangeClosed(head + 1, end).mapToObj(to -> List.of(from, to)))
        .sorted((a, b) -> Integer.compare(b.get(1) - b.get(0), a.get(1) - a.get(0)))
        .flatMap(
            span ->
                known
                    .apply(String.join(" ", words.subList(span.get(0), span.get(1))))
                    .map(thing -> new Name(span.get(0), span.get(1), thing))
                    .stream())
        .filter(name -> !isColoured(words, name))
        .findFirst();
  }

  /** "red balloon" is no name where balloons come in any colour. */
  private boolean isColoured(List<String> words, Name name) {
    return name.to() > name.from() + 1
        && name.thing().colours()
        && colours.known(words.get(name.from())).isPresent();
  }

  /** "motor car" for a car: another word for a thing that is listed. */
  private Optional<Thing> same(String words) {
    Optional<EverydayThing> meant = EverydayThings.of(words);
    return meant.isEmpty()
        ? Optional.empty()
        : model.things().stream()
            .filter(thing -> EverydayThings.of(thing.name()).equals(meant))
            .findFirst();
  }

  private Fitted fitted(List<String> words, Name name) {
    Thing thing = name.thing();
    List<String> before = new ArrayList<>(words.subList(0, name.from()));
    List<String> notes = new ArrayList<>();
    String said = String.join(" ", words.subList(name.from(), name.to()));
    if (!thing.isCalled(said)) {
      notes.add("For \"%s\" this model draws %s.".formatted(said, English.one(thing.name())));
    }
    Optional<String> colour = before.stream().filter(colours::isColour).findFirst();
    Optional<String> refusal = colour.flatMap(word -> colours.refusal(thing, word));
    refusal.ifPresent(notes::add);
    colour.ifPresent(before::remove);
    before.removeIf(word -> SizeWords.knows(word) || isJoint(word));
    List<Things> more = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    if (!before.isEmpty()) {
      lost.add(String.join(" ", before));
    }
    lost.addAll(behind(words, name.to(), more, notes));
    String look = refusal.isPresent() ? "" : colour.flatMap(colours::known).orElse("");
    return new Fitted(thing, (look + " " + thing.name()).strip(), more, lost, notes);
  }

  /** What stands behind a name: things of their own, and the words of what none of them is. */
  private List<String> behind(List<String> words, int from, List<Things> more, List<String> notes) {
    List<String> lost = new ArrayList<>();
    List<String> leads = new ArrayList<>();
    Reading reading = new Reading(words);
    reading.skip(from);
    while (!reading.done()) {
      int mark = reading.mark();
      boolean letters = Quotes.isOne(reading.peek(-1)) && !Writing.letters(reading).isEmpty();
      if (letters) {
        leads.addAll(reading.since(mark));
        continue;
      }
      boolean contents = reading.peek(-1).equals("of");
      Optional<Things> had = reading.token(0).is(Tag.VERB) ? Optional.empty() : nouns.read(reading);
      Optional<Fitted> drawn =
          had.filter(t -> !contents).flatMap(t -> thing(t.prompt(), t.thing()));
      if (drawn.isPresent()) {
        more.add(had.get().drawn(drawn.get()));
        lost.addAll(drawn.get().lost());
        leads.clear();
      } else if (had.isPresent()) {
        Unknown.kinds(had.get().prompt(), model).ifPresent(notes::add);
        leads.addAll(reading.since(mark));
        while (leads.get(0).matches("and|,")) {
          leads.remove(0);
        }
        lost.add(String.join(" ", leads));
        leads.clear();
      } else {
        leads.add(reading.next());
      }
    }
    if (leads.stream().anyMatch(word -> !isJoint(word) && !POSTURES.contains(word))) {
      lost.add(String.join(" ", leads));
    }
    return lost;
  }

  private static boolean isJoint(String word) {
    Token token = PartsOfSpeech.of(List.of(word)).get(0);
    return token.is(Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.DETERMINER, Tag.PREPOSITION);
  }
}
