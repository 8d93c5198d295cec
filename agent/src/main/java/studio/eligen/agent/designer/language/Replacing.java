package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Fitting.Fitted;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Arrangement;
import studio.eligen.agent.designer.placement.Moves;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Filters;

/**
 * Puts other things in the place of those that are there, or swaps the places or colours of two.
 */
final class Replacing {

  private static final String[] LINKS = {"with", "for", "into", "to", "out for"};

  private static final Set<String> PROPERTIES = WordList.words("property-nouns");

  private static final Set<String> HUMANS =
      Set.of("man", "woman", "boy", "girl", "child", "person", "kid", "baby");

  private Replacing() {}

  /**
   * "with a dog", "into cats", "a dog": what these shall become.
   *
   * @param surely whether the verb says that they are replaced
   */
  static Optional<Outcome> read(
      List<String> ids, boolean surely, Reading reading, Context context) {
    boolean becomes = reading.peek(-1).matches("becomes?");
    boolean linked = reading.peek(-1).matches("be|become|becomes|into|to");
    linked |= Links.pass(reading);
    linked |= reading.accept(LINKS) || surely && reading.accept("by", "in");
    linked |= Links.pass(reading);
    if (!linked && (surely || !endsInThing(reading, context))) {
      return surely ? Optional.of(unsaid(ids, context)) : Optional.empty();
    }
    int mark = reading.mark();
    boolean does = Actions.isOne(reading.token(0));
    Optional<Things> read =
        reading.peek().equals("not") || reading.token(0).isParticiple()
            ? Optional.empty()
            : context.nouns.read(reading);
    if (reading.peek().matches("ones?") || isProperty(reading.since(mark))) {
      return Optional.empty();
    }
    boolean plural = read.filter(t -> t.count() > 1).isPresent();
    boolean vague =
        !surely
            && !becomes
            && !plural
            && read.filter(Things::marked).isEmpty()
            && !(linked
                && !does
                && EverydayThings.standsAlone(String.join(" ", reading.since(mark))));
    if (read.isEmpty() || vague) {
      return surely ? Optional.of(unsaid(ids, context)) : Optional.empty();
    }
    boolean counted =
        reading.since(mark).stream()
            .limit(2)
            .anyMatch(w -> Numerals.of(w) != null || w.matches("an?"));
    Things things = placed(read.get(), surely, reading, context);
    int wanted = counted || ids.size() == 1 ? things.count() : ids.size();
    return Optional.of(replaced(ids, things, wanted, context));
  }

  /** "a squirrel sitting on the branch": it comes to where the other was, so that is its look. */
  private static Things placed(Things things, boolean surely, Reading reading, Context context) {
    boolean told =
        surely
            && context.model.isOpen()
            && reading.peek(-1).endsWith("ing")
            && reading.token(0).is(Tag.PREPOSITION);
    int mark = reading.mark();
    while (told && !reading.done() && !reading.peek().matches(",|and|then|but")) {
      reading.next();
    }
    String more = String.join(" ", reading.since(mark));
    return new Things(
        things.count(),
        things.thing(),
        (things.prompt() + " " + more).strip(),
        things.scale(),
        things.marked());
  }

  /** "different sizes", "the tallest": how things shall be, and nothing that they can become. */
  private static boolean isProperty(List<String> words) {
    String noun = words.isEmpty() ? "" : Nouns.head(Words.withoutArticle(words));
    String one = Plurals.singular(noun);
    return PROPERTIES.contains(one)
        || Attribute.named(new Reading(List.of(one))).isPresent()
        || noun.endsWith("est") && Filters.measure(noun).isPresent();
  }

  /**
   * "make the cat a dog", "make the dogs cats": without a word in between, nothing else may come.
   */
  private static boolean endsInThing(Reading reading, Context context) {
    int mark = reading.mark();
    boolean article = List.of("a", "an").contains(reading.peek());
    boolean other = reading.peek().equals("the") && !context.references.isHere(reading);
    Optional<Things> read = context.nouns.read(reading);
    boolean whole =
        reading.done() && read.filter(things -> other || things.count() > 1).isPresent();
    reading.back(mark);
    return article || whole;
  }

  /** "roses to tulips": what else they shall be, and no place. */
  static boolean becomesThing(Reading reading, Context context) {
    return reading.would(
        () ->
            reading.accept("to", "into")
                && reading.phraseLength() == reading.rest().size()
                && Plurals.isPlural(reading.nextNoun())
                && !context.references.isHere(reading));
  }

  private static Outcome unsaid(List<String> ids, Context context) {
    throw new Misunderstanding(
        "I do not know what to put in the place of %s: say \"replace … with a …\"."
            .formatted(context.theNames(ids)));
  }

  /** These, one for one, or as many as are named for a single one. */
  static Outcome replaced(List<String> ids, Things things, Context context) {
    return replaced(ids, things, ids.size() > 1 ? ids.size() : things.count(), context);
  }

  /** So many where these were: those that are left over go, and more are put beside. */
  private static Outcome replaced(List<String> ids, Things asked, int wanted, Context context) {
    Fitted fitted =
        context
            .fitting
            .thing(asked.prompt(), asked.thing())
            .orElseThrow(() -> Misunderstanding.unknown(asked.prompt(), context.model));
    Things things = asked.drawn(fitted);
    context.demandRoom(wanted - ids.size());
    List<DesignEdit> edits = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    String names = context.theNames(ids);
    for (String id : ids.subList(0, Math.min(wanted, ids.size()))) {
      Entity old = context.design.entity(id).orElseThrow();
      context.newcomers.add(kept(old, things, context), Spot.ANYWHERE);
      Member member = context.newcomers.members().get(fresh.size());
      int index = context.design.with(edits).indexOf(old.id());
      edits.add(new DesignEdit.AddEntity(new Entity(member.id(), member.prompt(), old.region())));
      edits.add(new DesignEdit.Reorder(member.id(), index));
      edits.add(new DesignEdit.RemoveEntity(old.id()));
      fresh.add(member.id());
    }
    ids.stream().skip(fresh.size()).map(DesignEdit.RemoveEntity::new).forEach(edits::add);
    if (wanted > fresh.size()) {
      Arrangement after = new Arrangement(context.design.with(edits), context.model);
      String last = fresh.get(fresh.size() - 1);
      edits.addAll(CopyRule.copies(after, List.of(last), wanted - fresh.size(), Spot.ANYWHERE));
    }
    String others =
        wanted == 1
            ? context.newcomers.described()
            : Numerals.name(wanted) + " " + Plurals.pluralOfPhrase(things.prompt());
    String said = "I replaced %s with %s.".formatted(names, others);
    return new Outcome(
        edits, String.join(" ", said, String.join(" ", fitted.told())).strip(), fresh);
  }

  /** One of these; what is only another make of what was there keeps its colour. */
  private static Things kept(Entity old, Things things, Context context) {
    String name = things.thing().name();
    Member before = context.cast.member(old.id());
    boolean make =
        EverydayThings.isA(name, before.noun())
            && !EverydayThings.isAny(name, "person", "animal")
            && Words.of(things.prompt()).stream().noneMatch(context.colours::isColour);
    List<String> words = Words.of(old.prompt());
    String colours =
        words.subList(0, make ? Nouns.headIndex(words) : 0).stream()
            .filter(context.colours::isColour)
            .collect(Collectors.joining(" "));
    boolean role =
        HUMANS.contains(things.prompt())
            && EverydayThings.isA(before.noun(), "person")
            && !HUMANS.contains(before.noun());
    String look = role ? things.prompt() + " " + before.noun() : things.prompt();
    String prompt = context.fitting.look((colours + " " + look).strip());
    return new Things(1, things.thing(), prompt, things.scale(), things.marked());
  }

  /** "swap the cat and the car", "swap the cat for a dog". */
  static Optional<Outcome> swapped(
      Optional<Attribute> about, List<String> named, Reading reading, Context context) {
    List<String> ids = new ArrayList<>(named);
    int mark = reading.mark();
    if (reading.any(
        () -> reading.accept("with", "for", "and", "to") && context.references.isHere(reading))) {
      ids.addAll(context.references.readOne(reading));
    }
    Optional<Attribute> what = about.or(() -> Attribute.named(reading));
    reading.accept("around", "over", "round");
    boolean coloured = what.filter(Attribute.COLOUR::equals).isPresent();
    if (coloured && ids.size() > 2) {
      throw new Misunderstanding("I can swap the colours of two things: say which two.");
    }
    // "swap the boat and the gulls": all that are of one kind go together.
    String first = context.cast.member(ids.get(0)).noun();
    Map<Boolean, List<String>> sides =
        ids.stream()
            .collect(
                Collectors.partitioningBy(
                    id ->
                        ids.size() > 2
                            ? context.cast.member(id).noun().equals(first)
                            : id.equals(ids.get(0))));
    if (!sides.get(false).isEmpty() && reading.done()) {
      return Optional.of(coloured ? colours(ids, context) : places(sides, context));
    }
    reading.back(mark);
    return read(named, true, reading, context);
  }

  /** "swap the colours", "swap their places": of the two that are there or were spoken of. */
  static Optional<Outcome> bothSwapped(Reading reading, Context context) {
    reading.passArticles();
    reading.accept("their", "its");
    Optional<Attribute> own = Attribute.named(reading);
    List<String> all = context.cast.members().stream().map(Member::id).toList();
    List<String> ids = context.focus.size() == 2 ? context.focus : all;
    return own.isPresent() && reading.done() && ids.size() == 2
        ? swapped(own, ids, reading, context)
        : Optional.empty();
  }

  private static Outcome colours(List<String> ids, Context context) {
    List<String> colours =
        ids.stream()
            .flatMap(id -> Words.of(context.cast.member(id).prompt()).stream())
            .filter(context.colours::isColour)
            .toList();
    if (colours.size() != 2) {
      throw new Misunderstanding(
          "I can swap the colours of two things that have one each, such as a red and a blue ball.");
    }
    List<DesignEdit> edits = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String prompt = context.cast.member(ids.get(i)).prompt();
      edits.add(
          new DesignEdit.RepromptEntity(
              ids.get(i), prompt.replace(colours.get(i), colours.get(1 - i))));
    }
    String said = "I swapped the colours of %s.".formatted(context.theNames(ids));
    return new Outcome(edits, said, ids);
  }

  private static Outcome places(Map<Boolean, List<String>> sides, Context context) {
    List<DesignEdit> edits =
        new Moves(context.arrangement).swapped(sides.get(true), sides.get(false));
    List<String> ids = Stream.of(true, false).flatMap(side -> sides.get(side).stream()).toList();
    return new Outcome(edits, "I swapped %s.".formatted(context.theNames(ids)), ids);
  }
}
