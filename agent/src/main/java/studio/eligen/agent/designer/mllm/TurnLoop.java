package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.ChatMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.mllm.Dialogue.Heard;
import studio.eligen.agent.designer.mllm.TextToolCalls.Spoken;
import studio.eligen.agent.designer.mllm.edits.DesignCall;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.edits.EditDraft;
import studio.eligen.agent.designer.mllm.edits.EditFields;
import studio.eligen.engine.Cancellation;

/**
 * One turn with a model: it is asked until it has answered, at most {@value #MOST_ROUNDS} times. It
 * may repair a call that was refused {@value #MOST_REPAIRS} times. Where it makes a call again that
 * is done already, it has nothing more to say.
 */
final class TurnLoop {

  /** Whatever a model says: some tell of what they never did. */
  private static final String NOTHING = "\nNothing was changed.";

  private static final int MOST_ROUNDS = 6;
  private static final int MOST_REPAIRS = 2;

  private final Dialogue dialogue;
  private final EditDraft draft;
  private final Turn turn;
  private final Set<Spoken> done = new HashSet<>();
  private int repairs;
  private String refusal = "";
  private String said = "";

  TurnLoop(Dialogue dialogue, EditDraft draft, Turn turn) {
    this.dialogue = dialogue;
    this.draft = draft;
    this.turn = turn;
  }

  /**
   * The answer to the person.
   *
   * @throws MllmException if there is none; then nothing is to be changed
   */
  Reply run(
      Function<ToolMode, String> instructions,
      List<ChatMessage> opening,
      Cancellation cancellation) {
    List<ChatMessage> messages = new ArrayList<>(opening);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Heard heard = dialogue.ask(instructions, messages, cancellation, turn.replying());
      if (heard.calls().isEmpty()) {
        return answer(TextToolCalls.visible(heard.text()));
      }
      List<String> results = new ArrayList<>();
      boolean settled = true;
      for (Spoken call : heard.calls()) {
        settled &= carriedOut(call, results);
      }
      if (settled && !said.isEmpty()) {
        return answer(said);
      }
      messages.addAll(heard.withResults(results));
    }
    return stopped("did not come to an end");
  }

  /** Whether the call was accepted; its result is for the model. */
  private boolean carriedOut(Spoken call, List<String> results) {
    try {
      if (!DesignTools.isNamed(call.tool())) {
        throw new InvalidEdit(
            "There is no tool \"%s\"; the only one is %s."
                .formatted(EditFields.quoted(call.tool()), DesignTools.NAME));
      }
      if (done.contains(call)) {
        results.add("Result: that is done already.");
        said = said.isEmpty() ? draft.said() : said;
        return true;
      }
      DesignCall read = DesignCall.read(call.arguments());
      results.add("Result: " + draft.apply(read.edits()));
      done.add(call);
      String reply = TextToolCalls.visible(read.reply());
      said = reply.isEmpty() ? said : reply;
      return true;
    } catch (InvalidInput e) {
      refusal = e.getMessage();
      results.add("Refused, and nothing was changed: " + refusal);
      if (++repairs > MOST_REPAIRS) {
        throw new MllmException.Nonsense(
            "The model could not put this into edits; say it in other words." + reason(), null);
      }
      return false;
    }
  }

  private Reply stopped(String why) {
    throw new MllmException.Nonsense(
        "The model %s; say it in other words.%s".formatted(why, reason()), null);
  }

  private String reason() {
    return refusal.isEmpty() ? "" : " The last difficulty was: " + refusal;
  }

  private Reply answer(String text) {
    Action action = draft.action();
    String reply = text.isEmpty() ? draft.said() : text;
    if (reply.isEmpty()) {
      throw new MllmException.Nonsense("The model said nothing; say it in other words.", null);
    }
    List<String> focus = Optional.of(draft.focus()).filter(f -> !f.isEmpty()).orElse(turn.focus());
    return new Reply(draft.changes() ? reply : reply + NOTHING, action, focus);
  }
}
