package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.NounPhrases.Read;
import studio.eligen.agent.designer.NounPhrases.Things;

/** "let us try a purple house": a look for what is there, or a new thing where there is none. */
final class SuggestRule implements Rule {

  private static final String[] LEADS = {
    "let us try",
    "try",
    "how about",
    "i would prefer",
    "i prefer",
    "what about",
    "what if there was",
    "what if there were",
    "what if it was"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (!reading.accept(LEADS)) {
      return Optional.empty();
    }
    int mark = reading.mark();
    Optional<Things> things = context.nouns.read(reading).flatMap(Read::things);
    List<Cast.Member> same =
        things.map(t -> context.cast.called(t.thing().name())).orElse(List.of());
    if (reading.done() && same.size() == 1 && things.get().colour().isPresent()) {
      return RecolourRule.become(
          List.of(same.get(0).id()), new Reading(List.of(things.get().colour().get())), context);
    }
    reading.back(mark);
    Reading rest = new Reading(reading.rest());
    Optional<Outcome> outcome = OfflineDesigner.plain(rest, context);
    reading.skip(reading.rest().size() - rest.rest().size());
    return outcome;
  }
}
