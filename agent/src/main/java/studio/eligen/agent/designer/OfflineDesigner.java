package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Rule.Outcome;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/**
 * Understands English sentences by rules, with no server and no key. START HERE: words → clauses →
 * the first rule that knows the clause → edits. A sentence counts as a whole: where one clause of
 * it cannot be followed, nothing is changed.
 */
public final class OfflineDesigner implements Designer {

  private static final int MOST_WORDS = 400;
  private static final int LONGEST_ECHO = 80;

  /** In order of trust: a sentence belongs to the first that knows it. */
  private static final List<Rule> RULES =
      List.of(
          new SuggestRule(),
          new ReseedRule(),
          new QuestionRule(),
          new KeepRule(),
          new CopyRule(),
          new MirrorRule(),
          new CanvasRule(),
          new RemoveRule(),
          new StyleRule(),
          new SceneRule(),
          new SwapRule(),
          new RecolourRule(),
          new DepthRule(),
          new ResizeRule(),
          new PredicateRule(),
          new ReplaceRule(),
          new GiveRule(),
          new MoveRule(),
          new DescribeRule());

  private final Vocabulary vocabulary;
  private final Prompts prompts;

  public OfflineDesigner(Vocabulary vocabulary, Prompts prompts) {
    this.vocabulary = vocabulary;
    this.prompts = prompts;
  }

  @Override
  public Reply answer(Turn turn) {
    List<String> words = Words.of(turn.words());
    if (words.size() > MOST_WORDS) {
      return puzzled(
          turn, "that is %d words, and I follow at most %d.".formatted(words.size(), MOST_WORDS));
    }
    List<String> spelled = new Spelling(vocabulary).corrected(words);
    try {
      List<List<String>> clauses = Clauses.split(Ellipsis.filled(spelled, turn, vocabulary));
      if (clauses.size() == 1) {
        Optional<Reply> navigation =
            Navigation.read(clauses.get(0), turn.history(), freshSeed(turn.history()));
        if (navigation.isPresent()) {
          return navigation.get();
        }
        if (asksForHelp(clauses.get(0))) {
          return new Reply(help(), new Action.Nothing(), turn.focus());
        }
      }
      return understood(clauses, turn);
    } catch (Misunderstanding | BadRequest e) {
      return puzzled(turn, e.getMessage());
    }
  }

  /** What can be said, and what the model can draw. */
  public String help() {
    return prompts.fill(
        Purpose.HELP,
        Map.of(
            "things", QuestionRule.everything(vocabulary),
            "colours", String.join(", ", vocabulary.colours()),
            "places", Unknown.places(vocabulary)));
  }

  private Reply understood(List<List<String>> clauses, Turn turn) {
    Design design = turn.history().design();
    List<String> focus = turn.focus();
    Optional<Region> vacated = Optional.empty();
    List<DesignEdit> edits = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      Context context =
          new Context(
              vocabulary,
              design,
              focus,
              freshSeed(turn.history()),
              vacated,
              () -> turn.picture().get().isPresent());
      try {
        Outcome outcome = outcome(clauses.get(i), context);
        vacated = vacated(outcome, design).or(() -> context.vacated);
        design = design.with(outcome.edits());
        focus = outcome.focus();
        edits.addAll(outcome.edits());
        said.add(outcome.said());
      } catch (Misunderstanding e) {
        if (e.about().isEmpty() || i + 1 == clauses.size()) {
          throw e;
        }
        focus = e.about();
      }
    }
    if (said.isEmpty()) {
      throw new Misunderstanding(unknownSentence());
    }
    Action action = edits.isEmpty() ? new Action.Nothing() : new Action.Change(edits);
    return new Reply(Replies.sentence(String.join(" ", said)), action, focus);
  }

  /** The place of what an outcome removes. */
  private static Optional<Region> vacated(Outcome outcome, Design before) {
    return outcome.edits().stream()
        .filter(DesignEdit.RemoveEntity.class::isInstance)
        .flatMap(edit -> before.entity(((DesignEdit.RemoveEntity) edit).id()).stream())
        .map(Entity::region)
        .findFirst();
  }

  private static Outcome outcome(List<String> clause, Context context) {
    Reading reading = new Reading(clause);
    Optional<Outcome> outcome = plain(reading, context);
    if (outcome.isEmpty()) {
      throw new Misunderstanding(unknownSentence());
    }
    if (!reading.done()) {
      throw new Misunderstanding(
          "I do not understand \"%s\" in it.".formatted(String.join(" ", reading.rest())));
    }
    return outcome.get();
  }

  /** What the first rule that knows it makes of one command. */
  static Optional<Outcome> plain(Reading reading, Context context) {
    int mark = reading.mark();
    for (Rule rule : RULES) {
      Optional<Outcome> outcome = rule.read(reading, context);
      if (outcome.isPresent()) {
        return outcome;
      }
      reading.back(mark);
    }
    return Optional.empty();
  }

  private static String unknownSentence() {
    return "I do not know what that means. Say for example \"add a …\", \"move the … left\", \"make it bigger\", \"remove the …\" or \"undo\"; \"help\" tells more.";
  }

  private Reply puzzled(Turn turn, String reason) {
    String heard = turn.words().strip();
    String shown = heard.length() <= LONGEST_ECHO ? heard : heard.substring(0, LONGEST_ECHO) + "…";
    String text = prompts.fill(Purpose.NOT_UNDERSTOOD, Map.of("heard", shown, "reason", reason));
    return new Reply(text, new Action.Nothing(), turn.focus());
  }

  private static boolean asksForHelp(List<String> clause) {
    String said = String.join(" ", clause);
    return said.matches(
        "help( me)?|what can (you|i) (do|say|draw|ask)( here)?|what do you know|how does this work");
  }

  /** Depends on all that was said, so that trying again after an undo gives another picture. */
  private static long freshSeed(History history) {
    long mixed = history.design().seed() * 31 + history.versions().size();
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    return (mixed ^ (mixed >>> 33)) & 0x7fffffffL;
  }
}
