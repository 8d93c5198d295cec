package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Read;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * What is not wanted, and what is, in any of the orders in which people say it: "a bus instead of
 * the car", "not a cat, a dog", "a beach rather than the forest", "the car should not be red but
 * blue". What they are tells what is meant: another thing, another scene, or only the latter of two
 * wishes.
 */
final class ContrastRule implements Rule {

  private static final String WISH =
      "(?:(?:i|we) (?:want|need|would like|would love|meant|mean|said)(?: to have| to see)?|i would rather (?:have|see)"
          + "|how about|what about|let us try|maybe|use|put|have|let us have|draw|make(?: it)?|give me|show|add|take|insert|place|there should be"
          + "|it should be|it has to be|rather|better|try)";

  /** Longer sentences could be cut in too many ways. */
  private static final int MOST_WORDS = 50;

  private static final String RATHER = "(?:instead of|rather than|in (?:the )?place of|and not)";

  private static final List<Pattern> FORMS =
      List.of(
          form("(?:%s|not|no) (?<old>.+?)(?: ,| but)? %s (?<new>.+)", RATHER, WISH),
          form("(?:%s|not|no) (?<old>.+?) (?:,|but) (?<new>.+)", RATHER),
          form(
              "(?:i |we )?(?:do|did) not (?:want|need|like|mean) (?<old>.+?) (?:,|but)(?: but)? (?:%s )?(?<new>.+)",
              WISH),
          form("(?<before>.+ )not (?:be |to be )?(?<old>\\S+) but (?:be |to be )?(?<new>.+)"),
          form(
              "(?<before>(?:change|turn|switch|set|paint|make) .+ )from (?:a |an )?(?<old>.+) (?<new>(?:to|into) .+)"),
          form(
              "(?:i (?:would )?)?(?:prefer|rather have|rather see|rather) (?<new>.+?) (?:to|over|than) (?<old>.+)"),
          form(
              "(?<new>.+?) (?:(?:would|might) (?:be|look)|is|looks) (?:better|nicer|prettier) than (?<old>.+)"),
          form(
              "(?:%s )*(?<new>.+?) (?:would be (?:better|nicer) )?(?:%s|(?:, )?not(?= (?:an?|the|my|that|this|in|on|at|by) )) (?<old>.+)",
              WISH, RATHER),
          form("(?<old>.+?) out (?:,|and) (?<new>.+?) in"),
          form("make (?<new>.+?) (?:out of|from) (?<old>.+)"),
          form("substitute (?<new>.+?) for (?<old>.+)"),
          form(
              "(?:%s )?(?<new>(?:a|an) .+?) where (?<old>.+?)(?: is| are| was| were| stands| sits)?(?: now| standing| sitting| lying)?",
              WISH));

  /** Forms in which a scene may be changed, and things are left to other rules. */
  private static final List<Pattern> SCENE_FORMS =
      List.of(
          form(
              "(?:replace|swap out|swap|change|exchange|turn|switch|trade) (?<old>.+?) (?:with|for|by|to|into) (?<new>.+)"),
          form("(?:make|turn) (?<old>the \\S+) (?<new>an? .+)"));

  private final Rule commands;

  /**
   * @param commands reads what is wanted
   */
  ContrastRule(Rule commands) {
    this.commands = commands;
  }

  private static Pattern form(String form, Object... parts) {
    return Pattern.compile(form.formatted(parts));
  }

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.rest().size() > MOST_WORDS || isOfNumbers(reading)) {
      return Optional.empty();
    }
    String said = String.join(" ", reading.rest());
    for (Pattern form : FORMS) {
      Matcher match = form.matcher(said);
      if (match.matches()) {
        boolean begun = form.pattern().startsWith("(?<before>");
        Optional<Outcome> outcome =
            begun
                ? latter(match.group("before") + match.group("new"), context)
                : contrast(match.group("old"), match.group("new"), form, context);
        if (outcome.isEmpty() && !begun && match.start("new") < match.start("old")) {
          outcome = latter(said.substring(0, match.end("new")), context);
        }
        if (outcome.isPresent()) {
          reading.skip(reading.rest().size());
          return outcome;
        }
      }
    }
    return scene(said, reading, context);
  }

  /** "three cows instead of two": how many there shall be. */
  private static boolean isOfNumbers(Reading reading) {
    List<String> words = reading.rest();
    return Numerals.of(words.get(words.size() - 1)) != null
        && String.join(" ", words).matches(".* (?:instead of|rather than|, not) \\S+");
  }

  private static Optional<Outcome> scene(String said, Reading reading, Context context) {
    for (Pattern form : SCENE_FORMS) {
      Matcher match = form.matcher(said);
      if (match.matches() && whole(words(match.group("old")), context).isEmpty()) {
        Optional<Outcome> outcome =
            scene(words(match.group("old")), words(match.group("new")), context);
        if (outcome.isPresent()) {
          reading.skip(reading.rest().size());
          return outcome;
        }
      }
    }
    return Optional.empty();
  }

  /** Another scene, if the first words name the one there is. */
  private static Optional<Outcome> scene(List<String> old, List<String> wanted, Context context) {
    return Scenes.isNow(old, context)
        ? Scenes.byName(wanted, context)
            .or(() -> Scenes.renamed(old, wanted, context))
            .map(phrase -> SceneRule.scene(phrase, context))
        : Optional.empty();
  }

  private Optional<Outcome> contrast(String old, String wanted, Pattern form, Context context) {
    List<String> unwanted = words(old.replaceFirst("^(?:an?|to have|be) ", ""));
    List<String> words = words(wanted);
    Optional<List<String>> ids = whole(unwanted, context);
    Optional<Things> things = things(words, context);
    if (ids.isPresent()
        && things.flatMap(Things::colour).isPresent()
        && isOf(ids.get(), things.get(), context)) {
      Reading colour = new Reading(List.of(things.get().colour().orElseThrow()));
      return Colouring.become(ids.get(), colour, context);
    }
    if (ids.isPresent() && things.isPresent()) {
      return Optional.of(Replacing.replaced(ids.get(), things.get(), context));
    }
    Optional<Read> unknown =
        ids.isPresent() && !context.vocabulary.isOpen()
            ? context.nouns.read(new Reading(words)).filter(r -> r.things().isEmpty())
            : Optional.empty();
    if (unknown.isPresent() && Scenes.byName(words, context).isEmpty()) {
      throw Misunderstanding.unknown(unknown.get().unknown(), context.vocabulary);
    }
    Optional<String> style = Styles.named(words);
    if (style.isPresent()
        && (Styles.named(unwanted).isPresent()
            || Styles.told(unwanted).equals(context.design.style()))) {
      return Optional.of(StyleRule.styled(style.get(), context));
    }
    Optional<Outcome> scene = scene(unwanted, words, context);
    if (scene.isPresent()) {
      return scene;
    }
    boolean told = form.pattern().contains(RATHER) || form.pattern().contains("not");
    return told
        ? latter(wanted, context).map(outcome -> without(Nouns.head(unwanted), outcome))
        : Optional.empty();
  }

  /** "hold a bottle instead of a tray": what was held goes. */
  private static Outcome without(String noun, Outcome outcome) {
    List<DesignEdit> edits =
        outcome.edits().stream()
            .map(
                edit ->
                    edit instanceof DesignEdit.RepromptEntity look
                        ? new DesignEdit.RepromptEntity(
                            look.id(), Looks.without(look.prompt(), noun).orElse(look.prompt()))
                        : edit)
            .toList();
    String said = outcome.said();
    for (int i = 0; i < edits.size(); i++) {
      if (outcome.edits().get(i) instanceof DesignEdit.RepromptEntity before
          && edits.get(i) instanceof DesignEdit.RepromptEntity after) {
        said = said.replace(before.prompt(), after.prompt());
      }
    }
    return new Outcome(edits, said, outcome.focus());
  }

  /** Whether these things are of that kind already. */
  private static boolean isOf(List<String> ids, Things things, Context context) {
    return ids.stream()
        .allMatch(id -> context.cast.member(id).thing().name().equals(things.thing().name()));
  }

  /** What is wanted says enough by itself. */
  private Optional<Outcome> latter(String said, Context context) {
    Reading reading = new Reading(words(said));
    try {
      Optional<Outcome> outcome = commands.read(reading, context);
      return reading.done() ? outcome : Optional.empty();
    } catch (Misunderstanding e) {
      return Optional.empty();
    }
  }

  /** The things that all these words name together. */
  private static Optional<List<String>> whole(List<String> words, Context context) {
    Reading reading = new Reading(words);
    try {
      List<String> ids = context.references.read(reading);
      return reading.done() ? Optional.of(ids) : Optional.empty();
    } catch (Misunderstanding e) {
      return Optional.empty();
    }
  }

  /** The things, to be drawn anew, that all these words name together. */
  private static Optional<Things> things(List<String> words, Context context) {
    Reading reading = new Reading(words);
    boolean there = !reading.peek().matches("an?") && context.references.isHere(reading);
    Optional<Read> read = there ? Optional.empty() : context.nouns.read(reading);
    reading.accept("there", "in its place", "in there");
    boolean guessed = read.filter(Read::guessed).isPresent();
    boolean surely =
        read.isPresent()
            && (read.get().marked() || !context.vocabulary.isOpen() || words.size() < 3);
    return reading.done() && surely && !guessed ? read.flatMap(Read::things) : Optional.empty();
  }

  private static List<String> words(String said) {
    return List.of(said.strip().split(" "));
  }
}
