package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.PromptParts;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * "give the cyclist a backpack": part of its look where any words can be drawn, else a thing on it.
 */
final class Giving {

  private Giving() {}

  /** What one thing shall have, if things of its own are all that comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    if (reading.peek(-1).matches("an?|some")) {
      reading.skip(-1);
    }
    if (reading.token(0).isParticiple() && reading.token(-1).is(Tag.NOUN)) {
      Reading gift = new Reading(reading.rest()); // "the robot glowing eyes"
      Optional<Outcome> given = become(ids, gift, context);
      reading.skip(reading.rest().size() - gift.rest().size());
      return given;
    }
    boolean compared = isCompared(reading);
    boolean one = compared && reading.accept("a", "an");
    Token first = reading.token(0);
    reading.skip(compared ? 1 : 0);
    int mark = reading.mark();
    boolean gift = reading.phraseLength() > 0 && context.nouns.read(reading).isPresent();
    if (gift) {
      passMore(reading, context);
      passPart(reading);
    }
    List<String> words = new ArrayList<>(gift ? reading.since(mark) : List.of());
    boolean measure = gift && Attribute.named(new Reading(List.of(Nouns.head(words)))).isPresent();
    if (words.isEmpty() || words.contains("more") || measure) {
      return Optional.empty();
    }
    if (compared) {
      words.add(0, one ? English.withArticle(first.positive()) : first.positive());
    }
    String said = String.join(" ", words);
    boolean worn = EverydayThings.isAny(Nouns.head(words), "clothing", "part");
    if (!context.model.isOpen() || ids.size() > 1 && !worn) {
      String rest = String.join(" ", reading.rest());
      reading.skip(reading.rest().size());
      boolean plural = Plurals.isSeveral(Nouns.head(words));
      boolean every = !Collections.disjoint(reading.since(0), Set.of("every", "each"));
      boolean several = ids.size() > 1 && (plural || every);
      String each = several && plural ? one(words) : said;
      String put =
          ids.stream()
              .skip(several ? 0 : ids.size() - 1)
              .map(id -> "%s%s to %s".formatted(each, rest, context.theNames(List.of(id))))
              .collect(Collectors.joining(" and ", "add ", ""));
      return new DescribeRule().read(new Reading(List.of(put.split(" +"))), context);
    }
    List<String> more = new ArrayList<>(List.of("with"));
    more.addAll(words);
    return Optional.of(Looks.said(ids, context, prompt -> Looks.with(prompt, more)));
  }

  /** "add a beard to the man", "longer ears on the dog": a part that somebody shall have. */
  static Optional<Outcome> added(Reading reading, Context context) {
    Act.passAdding(reading);
    int mark = reading.mark();
    boolean compared = isCompared(reading);
    reading.skip(!compared ? 0 : reading.peek().matches("an?") ? 2 : 1);
    boolean part = compared || EverydayThings.isA(reading.nextNoun(), "part");
    List<String> gift = part && reading.acceptPhrase() ? reading.since(mark) : List.of();
    boolean to = reading.accept("to", "on", "onto", "for") && context.references.isHere(reading);
    if (gift.isEmpty() || !to || !context.model.isOpen()) {
      return Optional.empty();
    }
    List<String> ids = context.references.readWhole(reading);
    return reading.done() ? become(ids, new Reading(gift), context) : Optional.empty();
  }

  /** "longer ears", "a bigger head": a part that shall be more so. */
  static boolean isCompared(Reading reading) {
    int at = reading.peek().matches("an?") ? 1 : 0;
    return reading.token(at).isComparative() && reading.token(at + 1).is(Tag.NOUN);
  }

  /** "a backpack" of "backpacks". */
  private static String one(List<String> words) {
    List<String> name = new ArrayList<>(Words.withoutArticle(words));
    int head = Nouns.headIndex(name);
    name.set(head, Plurals.singular(name.get(head)));
    return English.withArticle(String.join(" ", name));
  }

  /** "and sunglasses" of "a hat and sunglasses", if that is all that is left. */
  private static void passMore(Reading reading, Context context) {
    reading.any(
        () -> {
          while (reading.accept("and", ", and", ",")
              && !context.references.isHere(reading)
              && reading.phraseLength() > 0) {
            context.nouns.read(reading);
          }
          return reading.done();
        });
  }

  /** "in his hand": where somebody has it. */
  private static void passPart(Reading reading) {
    reading.any(
        () ->
            reading.accept("in", "on", "around", "under", "over")
                && reading.acceptAny(Words.POSSESSIVES)
                && EverydayThings.isA(reading.nextNoun(), "part")
                && reading.acceptPhrase());
  }

  /** "no hat, but a bandana": what only one has, and is no thing by itself. */
  static Optional<Outcome> insteadOfPart(List<String> old, List<String> wanted, Context context) {
    String noun = Nouns.head(Words.withoutArticle(old));
    boolean single = Words.withoutArticle(old).size() == 1;
    List<String> having =
        single
            ? Looks.having(noun, context.cast.members().stream().map(Member::id).toList(), context)
            : List.of();
    boolean thing = context.cast.members().stream().anyMatch(m -> m.noun().equals(noun));
    if (having.size() != 1 || thing) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(List.of("with"));
    more.addAll(wanted);
    return Optional.of(
        Looks.said(
            having,
            context,
            prompt -> Looks.with(PromptParts.without(prompt, noun).orElse(prompt), more)));
  }

  /** "a cup of tea instead of coffee": what is in the cup that there is. */
  static Optional<Outcome> contents(List<String> old, List<String> wanted, Context context) {
    String noun = String.join(" ", Words.withoutArticle(old));
    List<Member> having =
        context.cast.members().stream().filter(m -> m.prompt().endsWith(" of " + noun)).toList();
    List<String> other = Words.withoutArticle(wanted);
    boolean same = having.size() == 1 && having.get(0).noun().equals(Nouns.head(other));
    boolean only = having.size() == 1 && wanted.size() == 1 && !wanted.get(0).equals("it");
    if (only) {
      return Optional.of(
          Looks.said(
              List.of(having.get(0).id()),
              context,
              prompt -> PromptParts.of(prompt, noun, wanted).orElse(prompt)));
    }
    return same
        ? Optional.of(
            Looks.said(List.of(having.get(0).id()), context, prompt -> String.join(" ", other)))
        : Optional.empty();
  }
}
