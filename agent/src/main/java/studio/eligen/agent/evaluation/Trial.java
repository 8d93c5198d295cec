package studio.eligen.agent.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** START HERE: says utterances to a designer, each in a studio of its own, and judges. */
final class Trial {

  private static final int LONGEST_REPLY = 300;

  private final Prompts prompts;
  private final Vocabulary vocabulary;
  private final Designer designer;
  private final Map<String, Design> designs;

  /**
   * @param vocabulary what can be drawn
   * @param designs that utterances are said about, by name
   */
  Trial(Vocabulary vocabulary, Prompts prompts, Map<String, Design> designs) {
    this.vocabulary = vocabulary;
    this.designer = new RuleBasedDesigner(vocabulary, prompts);
    this.prompts = prompts;
    this.designs = designs;
  }

  /**
   * @param missed what did not hold, of the expectation that came nearest
   * @param got the answer and the design that came of it
   */
  record Verdict(Utterance utterance, Judgement judgement, List<String> missed, String got) {
    boolean passed() {
      return judgement == Judgement.RIGHT;
    }

    @Override
    public String toString() {
      return "%s  \"%s\" to %s: %s%n    missed: %s%n    %s"
          .formatted(
              utterance.id(),
              utterance.say(),
              utterance.start(),
              judgement.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              String.join("; ", missed),
              got);
    }
  }

  List<Verdict> judge(List<Utterance> utterances) {
    return utterances.stream().map(this::judge).toList();
  }

  Verdict judge(Utterance utterance) {
    try {
      Outcome outcome = outcome(utterance);
      List<String> missed =
          isShrug(utterance, outcome) ? List.of("an understanding") : missed(utterance, outcome);
      Judgement judgement = missed.isEmpty() ? Judgement.RIGHT : judge(utterance, outcome);
      return new Verdict(utterance, judgement, missed, got(outcome));
    } catch (InvalidInput e) {
      return new Verdict(utterance, Judgement.ASKED, List.of("an edit"), e.getMessage());
    } catch (RuntimeException e) {
      // A fault of the program is no answer; nobody should take it for a question.
      List<String> missed = List.of("an answer at all");
      return new Verdict(utterance, Judgement.SILENTLY_WRONG, missed, e.toString());
    }
  }

  /** Judges what did not come out as expected. */
  private Judgement judge(Utterance utterance, Outcome outcome) {
    boolean told =
        !vocabulary.isOpen()
            && utterance.alternatives().stream().anyMatch(e -> ToldOmissions.cover(e, outcome));
    return outcome.isHeldBack() || told ? Judgement.ASKED : Judgement.SILENTLY_WRONG;
  }

  private static List<String> missed(Utterance utterance, Outcome outcome) {
    return utterance.alternatives().stream()
        .map(expect -> Expectations.missed(expect, outcome.castFor(expect)))
        .min(Comparator.comparing(List::size))
        .orElseThrow();
  }

  private Outcome outcome(Utterance utterance) {
    RenderPlanner planner = new RenderPlanner(GenerationDefaults.PAPER, prompts);
    Design start = designs.get(utterance.start());
    try (Studio studio = new Studio(designer, planner, Optional.empty(), start)) {
      utterance.history().forEach(studio::say);
      Design before = studio.design();
      Reply reply = studio.say(utterance.say()).orElseThrow();
      return new Outcome(before, studio.history(), reply);
    }
  }

  /** Whether a question is answered by no more than that nothing was understood. */
  private boolean isShrug(Utterance utterance, Outcome outcome) {
    String mark = "\u0000";
    String shrug = prompts.fill(Purpose.NOT_UNDERSTOOD, Map.of("heard", mark, "reason", mark));
    return utterance.group().equals("question")
        && outcome.reply().startsWith(shrug.substring(0, shrug.indexOf(mark)));
  }

  private static String got(Outcome outcome) {
    String reply = outcome.reply();
    String shown =
        reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY) + "…";
    Design design = outcome.after();
    String things = design.entities().stream().map(Trial::shown).collect(Collectors.joining(", "));
    return "answer: %s%n    design: %s; scene \"%s\", style \"%s\", negative \"%s\", %s"
        .formatted(
            shown, things, design.scene(), design.style(), design.negative(), design.canvas());
  }

  private static String shown(Entity entity) {
    Bounds box = Bounds.of(entity.region());
    return String.format(
        Locale.ROOT,
        "%s=\"%s\" %.2f %.2f %.2f %.2f",
        entity.id(),
        entity.prompt(),
        box.x0(),
        box.y0(),
        box.x1(),
        box.y1());
  }
}
