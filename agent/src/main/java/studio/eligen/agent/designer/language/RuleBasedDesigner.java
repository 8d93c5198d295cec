package studio.eligen.agent.designer.language;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Languages;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Asides;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Coverage;
import studio.eligen.agent.designer.phrases.Edges;
import studio.eligen.agent.designer.phrases.Formats;
import studio.eligen.agent.designer.phrases.Inversions;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Spelling;
import studio.eligen.agent.designer.phrases.Young;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/**
 * Understands English sentences by rules, with no server and no key. START HERE: words → clauses →
 * the first rule that knows the clause → edits. A sentence counts as a whole: where one clause of
 * it cannot be followed, nothing is changed.
 */
public final class RuleBasedDesigner implements Designer {

  private static final int MOST_WORDS = 250;
  private static final int LONGEST_ECHO = 80;

  private static final String CAN_YOU =
      "(?:can|could|do) you (?:draw|paint|make|do|know|have) [^,.]*\\?*";

  private static final Rule RULES = new Rules();

  private final Vocabulary vocabulary;
  private final Prompts prompts;
  private final Languages languages;

  /** What was said last and not understood. */
  private final AtomicReference<Optional<OpenQuestion>> unanswered =
      new AtomicReference<>(Optional.empty());

  /** What can be drawn, with what somebody has said to be the name of a thing. */
  private final AtomicReference<Vocabulary> told;

  private final AtomicReference<Followed> followed =
      new AtomicReference<>(new Followed(List.of(), null));

  public RuleBasedDesigner(Vocabulary vocabulary, Prompts prompts) {
    this.vocabulary = vocabulary;
    this.told = new AtomicReference<>(vocabulary);
    this.prompts = prompts;
    this.languages = new Languages(vocabulary);
  }

  @Override
  public Reply answer(Turn turn) {
    List<String> words = Words.of(turn.words());
    if (words.size() > MOST_WORDS) {
      return puzzled(
          turn,
          "that is %d words, and I follow at most %d.".formatted(words.size(), MOST_WORDS),
          turn.focus());
    }
    String examples = Unknown.examples(vocabulary, turn.history().design());
    Optional<String> foreign = languages.answer(words, examples);
    if (foreign.isPresent()) {
      return new Reply(foreign.get(), new Action.Nothing(), turn.focus());
    }
    Design design = turn.history().design();
    List<String> known = Asides.meant(new Spelling(vocabulary, design).corrected(words));
    List<String> told = Young.named(design.isBlank() ? Asides.unframed(known) : Asides.out(known));
    List<String> spelled = Formats.first(Edges.out(Inversions.straight(told)));
    try {
      Optional<String> small = SmallTalk.answer(words, vocabulary, turn.history().design());
      if (small.isPresent()) {
        return new Reply(small.get(), new Action.Nothing(), turn.focus());
      }
      return unlessAsked(spelled, turn);
    } catch (Misunderstanding e) {
      unanswered.set(Optional.of(OpenQuestion.of(spelled, e, turn.history().design())));
      return languages
          .answerToUnknown(words, examples)
          .filter(answer -> e.suggested(spelled).isEmpty())
          .map(answer -> new Reply(answer, new Action.Nothing(), turn.focus()))
          .orElseGet(
              () ->
                  puzzled(turn, e.getMessage(), e.about().orElse(turn.focus()))
                      .suggesting(e.suggested(spelled)));
    } catch (InvalidInput e) {
      String reason = e.getMessage();
      return puzzled(
          turn, Character.toLowerCase(reason.charAt(0)) + reason.substring(1), turn.focus());
    }
  }

  /** What words wish; where they only ask, it waits for a "yes". */
  private Reply unlessAsked(List<String> words, Turn turn) {
    Reply reply = corrected(words, turn).orElseGet(() -> plain(words, turn));
    if (reply.action() instanceof Action.Nothing || !OpenQuestion.asks(words)) {
      return reply;
    }
    unanswered.set(Optional.of(OpenQuestion.whether(words, turn.history().design())));
    String asked = "I changed nothing, as you only asked. Say \"yes\", and I do it.";
    return new Reply(asked, new Action.Nothing(), turn.focus());
  }

  private Reply plain(List<String> words, Turn turn) {
    Optional<OpenQuestion> open =
        unanswered
            .getAndSet(Optional.empty())
            .filter(question -> question.design().equals(turn.history().design()));
    boolean agrees = OpenQuestion.isYes(words);
    if (agrees && open.flatMap(OpenQuestion::agreed).isPresent()) {
      open.get().named().filter(name -> vocabulary.isOpen()).ifPresent(this::learn);
      return plain(open.get().agreed().orElseThrow(), turn);
    }
    if (agrees || OpenQuestion.isNo(words)) {
      String said = agrees ? "I have not asked anything." : "All right, nothing was changed.";
      String examples = Unknown.examples(vocabulary, turn.history().design());
      return new Reply(said + " " + examples, new Action.Nothing(), turn.focus());
    }
    Ellipsis ellipsis = followed.get().ellipsis(turn, vocabulary);
    List<String> asked = open.map(OpenQuestion::words).orElse(List.of());
    List<String> filled =
        open.flatMap(question -> question.completedBy(words))
            .orElseGet(() -> ellipsis.answered(words, asked));
    List<List<String>> clauses = Clauses.split(ellipsis.filled(filled, asked));
    if (clauses.size() == 1) {
      Optional<Reply> navigation =
          Navigation.read(clauses.get(0), turn.history(), turn.history().freshSeed());
      if (navigation.isPresent()) {
        return navigation.get();
      }
      if (asksForHelp(clauses.get(0))) {
        return new Reply(help(), new Action.Nothing(), turn.focus());
      }
    }
    return Navigation.backThen(clauses, turn, ellipsis.changed(), this::understood)
        .orElseGet(() -> understood(clauses, turn));
  }

  private void learn(String name) {
    told.updateAndGet(known -> known.with(name));
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

  /** "no, the other one": the last step taken back, and taken with that thing. */
  private Optional<Reply> corrected(List<String> words, Turn said) {
    Turn turn = followed.get().restored(said);
    Ellipsis ellipsis = followed.get().ellipsis(turn, vocabulary);
    Optional<List<String>> command = ellipsis.corrected(words);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    History before = turn.history().undo().orElseThrow();
    Turn again = new Turn(turn.words(), before, ellipsis.changed(), turn.picture());
    Reply reply = understood(Clauses.split(command.get()), again);
    boolean whole = !reply.text().contains("I left out");
    return whole && reply.action() instanceof Action.Change change
        ? Optional.of(
            new Reply(
                "Sorry. " + reply.text(),
                new Action.GoTo(before.current().number(), change.edits()),
                reply.focus()))
        : Optional.empty();
  }

  private Reply understood(List<List<String>> clauses, Turn turn) {
    Deque<List<String>> open = new ArrayDeque<>(clauses);
    Gathered gathered = new Gathered(turn.history().design(), turn.focus());
    List<String> command = List.of();
    while (!open.isEmpty()) {
      List<String> clause = open.poll();
      gathered.recall(clause);
      Context context = context(gathered, turn);
      try {
        Reading reading = new Reading(clause);
        Outcome outcome = outcome(reading, context, gathered, turn);
        gathered.refuseBeside(clause, outcome);
        if (isComplaint(clause, open)) {
          gathered.focus = outcome.focus();
        } else {
          gathered.take(outcome);
        }
        Clauses.continuation(clause, reading).ifPresent(open::addFirst);
      } catch (Misunderstanding e) {
        if (e.about().isEmpty() || open.isEmpty()) {
          throw e;
        }
        gathered.focus = e.about().get();
      }
      command = clause;
    }
    String scene = gathered.design.scene();
    boolean elsewhere = !scene.equals(turn.history().design().scene());
    if (elsewhere && vocabulary.isOpen() && Coverage.isNoPlace(scene)) {
      throw new Misunderstanding(Unknown.apart(scene));
    }
    if (gathered.said.isEmpty()) {
      throw new Misunderstanding(Unknown.sentence(vocabulary, gathered.design));
    }
    if (!gathered.edits.isEmpty()) {
      followed.set(new Followed(command, gathered.design));
    }
    Action action =
        gathered.edits.isEmpty() ? new Action.Nothing() : new Action.Change(gathered.edits);
    return new Reply(English.sentence(String.join(" ", gathered.said)), action, gathered.focus);
  }

  private Context context(Gathered gathered, Turn turn) {
    return new Context(
        told.get(),
        gathered.design,
        gathered.focus,
        turn.history(),
        gathered.vacated,
        () -> turn.picture().get().isPresent(),
        turn.attached());
  }

  /** "the car is too big" says only what is wrong, where "make it smaller" comes next. */
  private static boolean isComplaint(List<String> clause, Deque<List<String>> next) {
    return clause.contains("too")
        && !next.isEmpty()
        && !Collections.disjoint(next.peek(), Set.of("it", "them", "that"));
  }

  /**
   * What a clause makes of the design so far; where it is only unclear by what this sentence has
   * changed, of the design before: "make the red ball blue and the blue ball red".
   */
  private Outcome outcome(Reading reading, Context context, Gathered gathered, Turn turn) {
    int mark = reading.mark();
    try {
      return outcome(reading, context);
    } catch (Misunderstanding e) {
      if (gathered.edits.isEmpty() || turn.history().design().isBlank()) {
        throw e;
      }
      reading.back(mark);
      Gathered before = new Gathered(turn.history().design(), turn.focus());
      try {
        Outcome outcome = outcome(reading, context(before, turn));
        if (reading.done() && Collections.disjoint(outcome.focus(), gathered.spokenOf)) {
          return outcome;
        }
      } catch (Misunderstanding other) {
        // What it says of the design so far is what counts.
      }
      throw e;
    }
  }

  private static Outcome outcome(Reading reading, Context context) {
    return RULES
        .read(reading, context)
        .orElseThrow(() -> new Misunderstanding(Unknown.sentence(context.model, context.design)));
  }

  private Reply puzzled(Turn turn, String reason, List<String> focus) {
    String heard = turn.words().strip();
    if (heard.toLowerCase(Locale.ROOT).matches(CAN_YOU)) {
      return new Reply("No: " + reason, new Action.Nothing(), focus);
    }
    String shown = heard.length() <= LONGEST_ECHO ? heard : heard.substring(0, LONGEST_ECHO) + "…";
    String text = prompts.fill(Purpose.NOT_UNDERSTOOD, Map.of("heard", shown, "reason", reason));
    return new Reply(text, new Action.Nothing(), focus);
  }

  private static boolean asksForHelp(List<String> clause) {
    String said = String.join(" ", clause);
    return said.matches(
        "help( me)?|(how (do|can|could|would|should) (i|you|we|it)|what (should|could|shall|do|must) (i|we)) .+|what now|what next|what can (you|i) (do|say|draw|ask)( here)?|what do you know|how does this work");
  }
}
