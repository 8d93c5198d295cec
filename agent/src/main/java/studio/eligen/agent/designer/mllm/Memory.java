package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;

/** What was said in the last turns of one conversation. */
final class Memory {

  private static final int MOST_TURNS = 6;
  private static final int LONGEST_TEXT = 1_000;

  private record Exchanged(String words, String reply) {}

  private final Deque<Exchanged> turns = new ArrayDeque<>();
  private Version root;

  /** The turns of the conversation to which this history belongs; another one is forgotten. */
  List<ChatMessage> of(History history) {
    Version first = history.versions().get(0);
    if (root != first) { // by identity: every conversation begins with a version of its own
      turns.clear();
      root = first;
    }
    List<ChatMessage> messages = new ArrayList<>();
    for (Exchanged turn : turns) {
      messages.add(UserMessage.from(turn.words()));
      messages.add(AiMessage.from(turn.reply()));
    }
    return messages;
  }

  /** Forgets all turns; false if there was none. */
  boolean clear() {
    boolean some = !turns.isEmpty();
    turns.clear();
    return some;
  }

  void add(String words, String reply) {
    turns.addLast(new Exchanged(bounded(words), bounded(reply)));
    if (turns.size() > MOST_TURNS) {
      turns.removeFirst();
    }
  }

  private static String bounded(String text) {
    String some = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    return some.isBlank() ? "…" : some;
  }
}
