package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "i do not like the whale", "the house is ugly": says what the next command is about. */
final class RemarkRule implements Rule {

  private static final Map<String, String> REMARKS = WordList.facts("remarks");

  private static final String STATE = "(?:is|are|was|were|looks?|seems?|does|do|did|should not) .+";

  /** What a thing is, and no wish. */
  private static final String KIND =
      "(?:this|that|it|these|those|he|she|they) (?:is|are|was|were) .*";

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.accept("do not", "never", "not") && Act.read(reading).isPresent()) {
      reading.skip(reading.rest().size());
      return Optional.of(Outcome.answer("All right, I do not do that.", context.focus));
    }
    reading.back(0);
    Optional<String> feeling = reading.accept(REMARKS);
    boolean felt = feeling.isPresent();
    if (!context.references.isHere(reading)) {
      if (felt) {
        throw Misunderstanding.unfinished(
            "I do not know what to do about it. Say for example \"remove the …\" or \"try again\".",
            List.of());
      }
      return Optional.empty();
    }
    if (String.join(" ", reading.rest()).matches(KIND)
        && !reading.token(2).is(Tag.PREPOSITION)
        && !reading.token(2).isParticiple()) {
      reading.skip(reading.rest().size());
      return Optional.of(Outcome.answer("I changed nothing for that.", context.focus));
    }
    List<String> ids = context.references.readOne(reading);
    if (feeling.filter("praise"::equals).isPresent()) {
      return Optional.of(Outcome.answer("I am glad that you like it.", ids));
    }
    boolean told = String.join(" ", reading.rest()).matches(STATE);
    if (!told && !(felt && reading.done())) {
      return Optional.empty();
    }
    String names = context.theNames(ids);
    reading.accept("is", "are", "was", "were", "looks", "look", "seems", "seem");
    if (!felt && reading.token(0).is(Tag.PREPOSITION, Tag.VERB) && !reading.peek().equals("too")) {
      throw Misunderstanding.unfinished(
          "I do not know what to do about \"%s\" of %s."
              .formatted(String.join(" ", reading.rest()), names),
          ids);
    }
    throw Misunderstanding.unfinished(
        "what shall I do about %s? Say for example \"make it smaller\", \"move it left\", \"replace it with …\" or \"remove it\"."
            .formatted(names),
        ids);
  }
}
