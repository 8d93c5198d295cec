package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;
import studio.eligen.agent.designer.references.Cast.Member;

/** Gives things another colour. */
final class Colouring {

  private Colouring() {}

  private static final String[] FILLERS = WordList.phrases("colour-fillers");

  /** These things in another colour, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    Links.pass(reading);
    reading.accept("to", "in");
    if (reading.accept("the same colour as", "the same color as", "the colour of", "the color of")) {
      String other = context.cast.member(context.references.readOne(reading).get(0)).prompt();
      return Words.of(other).stream()
          .filter(context.colours::isColour)
          .findFirst()
          .map(colour -> recoloured(ids, colour, context));
    }
    while (reading.accept(FILLERS)) {
      continue;
    }
    List<String> each = each(reading, context);
    if (!each.isEmpty() && each.size() == ids.size()) {
      return Optional.of(recoloured(ids, each, context));
    }
    List<String> look = Shades.read(reading, context.colours);
    List<String> colours = look.stream().filter(context.colours::isColour).toList();
    reading.accept("coat of paint", "paint", "instead of " + reading.peek(2), "instead");
    boolean ends = reading.done() || List.of("and", ",").contains(reading.peek());
    if (colours.isEmpty() || !ends || !context.vocabulary.isOpen() && colours.size() > 1) {
      reading.back(mark);
      return Optional.empty();
    }
    List<String> drawn = context.vocabulary.isOpen() ? look : colours;
    return Optional.of(recoloured(ids, String.join(" ", drawn).replace(" ,", ","), context));
  }

  /** The colours of "two red and one blue". */
  private static List<String> each(Reading reading, Context context) {
    int mark = reading.mark();
    List<String> each = new ArrayList<>();
    Integer count = Counts.read(reading);
    while (count != null && context.colours.isColour(reading.peek())) {
      each.addAll(Collections.nCopies(Math.min(count, DesignRules.MOST_ENTITIES), reading.next()));
      reading.accept("and", ",");
      count = Counts.read(reading);
    }
    if (!reading.done()) {
      reading.back(mark);
      return List.of();
    }
    return each;
  }

  private static Outcome recoloured(List<String> ids, String colour, Context context) {
    return recoloured(ids, Collections.nCopies(ids.size(), colour), context);
  }

  private static Outcome recoloured(List<String> ids, List<String> each, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      String colour = each.get(i);
      Member member = context.cast.member(id);
      context
          .colours
          .refusal(member.thing(), colour)
          .ifPresent(
              refusal -> {
                throw new Misunderstanding(
                    Character.toLowerCase(refusal.charAt(0)) + refusal.substring(1));
              });
      String prompt = context.colours.known(colour).orElseThrow() + " " + plain(member, context);
      if (!prompt.equals(member.prompt())) {
        edits.add(new DesignEdit.RepromptEntity(id, prompt));
      }
    }
    String names = context.theNames(ids);
    String colours = English.list(each.stream().distinct().toList());
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is %s already.".formatted(names, colours));
    }
    return new Outcome(edits, "I made %s %s.".formatted(names, colours), ids);
  }

  /** What it is called without its colour. */
  private static String plain(Member member, Context context) {
    if (!context.vocabulary.isOpen()) {
      return member.thing().name();
    }
    List<String> words =
        Shades.without(Words.of(member.prompt()), context.colours).stream()
            .filter(w -> !context.colours.isColour(w))
            .toList();
    return words.isEmpty() ? member.prompt() : String.join(" ", words);
  }
}
