package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "another variation", "try again", "same again but different". */
final class ReseedRule implements Rule {

  private static final String VARIATION =
      "(?:variation|version|variant|one|take|try|attempt|seed|picture|image|result|option|random seed)";

  private static final Pattern ASKED =
      Pattern.compile(
          "(?:(?:try|show me|show|give me|make|draw|do|use|have|create|generate|get|let us try|let us have) )?"
              + "(?:(?:another|a new|new|a different|different|a fresh|one more|yet another|a random|another random) "
              + VARIATION
              + "(?: of (?:it|this|that|the picture))?"
              + "|(?:a )?variation(?: of (?:it|this|that))?"
              + "|(?:try|do) (?:it |that )?(?:again|once more|anew|differently|one more time)"
              + "|(?:give it |have )?another (?:go|shot|try)"
              + "|(?:it |that |this |the picture |everything )?(?:again|once more|anew|one more time)(?: but different(?:ly)?)?"
              + "|(?:the )?same(?: thing| picture| again)*(?: but|,)? (?:different(?:ly)?|with (?:a |another )?(?:new|different)? ?seed)"
              + "|(?:redraw|redo|reroll|re-roll|reshuffle|shuffle|reseed|regenerate|rerun|rerender)(?: (?:it|this|that|the picture|everything|all))?"
              + "|(?:change|switch)(?: the)? seed|random seed"
              + "|something else|something different|surprise me|what else (?:have you got|do you have|is there|can you do)"
              + "|roll (?:the dice|again)|shuffle it)(?: please)?");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (!ASKED.matcher(String.join(" ", reading.rest())).matches()) {
      return Optional.empty();
    }
    if (context.design.isBlank()) {
      throw new Misunderstanding(
          "the canvas is blank: say first what the picture shall show. "
              + Unknown.examples(context.vocabulary, context.design));
    }
    reading.skip(reading.rest().size());
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.Reseed(context.freshSeed)),
            "Here is another variation of the same design.",
            context.focus));
  }
}
