package studio.eligen.agent.designer.language.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** Says utterances to the real offline designer, each in a studio of its own, and judges. */
final class Trial {

  private static final int LONGEST_REPLY = 300;

  private final Prompts prompts = Prompts.builtIn();
  private final RuleBasedDesigner strict =
      new RuleBasedDesigner(VocabularyFile.of(Corpus.FOLDER), prompts);
  private final RuleBasedDesigner open = new RuleBasedDesigner(VocabularyFile.anything(), prompts);
  private final Map<String, Design> designs;

  Trial(Map<String, Design> designs) {
    this.designs = designs;
  }

  /**
   * @param missed what did not hold
   * @param got the answer and the design that came of it
   */
  record Verdict(Utterance utterance, List<String> missed, String got) {
    boolean passed() {
      return missed.isEmpty();
    }

    @Override
    public String toString() {
      return "%s  \"%s\" to %s%n    missed: %s%n    %s"
          .formatted(
              utterance.id(), utterance.say(), utterance.start(), String.join("; ", missed), got);
    }
  }

  List<Verdict> judge(List<Utterance> utterances) {
    return utterances.stream().map(this::judge).toList();
  }

  Verdict judge(Utterance utterance) {
    try {
      Outcome outcome = outcome(utterance);
      List<String> missed = Expectations.missed(utterance.expect(), outcome);
      boolean shrug = utterance.group().equals("question") && isShrug(outcome.reply());
      return new Verdict(utterance, shrug ? List.of("an understanding") : missed, got(outcome));
    } catch (RuntimeException e) {
      return new Verdict(utterance, List.of("an answer at all"), e.toString());
    }
  }

  private Outcome outcome(Utterance utterance) {
    RuleBasedDesigner designer = utterance.anything() ? open : strict;
    RenderPlanner planner = new RenderPlanner(GenerationDefaults.PAPER, prompts);
    Design start = designs.get(utterance.start());
    try (Studio studio = new Studio(designer, planner, Optional.empty(), start)) {
      utterance.history().forEach(studio::say);
      Design before = studio.design();
      String reply = studio.say(utterance.say()).orElseThrow().text();
      return new Outcome(before, studio.history(), reply);
    }
  }

  /** Whether a reply says no more than that nothing was understood. */
  private boolean isShrug(String reply) {
    String mark = "\u0000";
    String shrug = prompts.fill(Purpose.NOT_UNDERSTOOD, Map.of("heard", mark, "reason", mark));
    return reply.startsWith(shrug.substring(0, shrug.indexOf(mark)));
  }

  private static String got(Outcome outcome) {
    String reply = outcome.reply();
    String shown =
        reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY) + "…";
    Design design = outcome.after();
    String things = design.entities().stream().map(Trial::shown).collect(Collectors.joining(", "));
    return "answer: %s%n    design: %s; scene \"%s\", style \"%s\", %s"
        .formatted(shown, things, design.scene(), design.style(), design.canvas());
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
