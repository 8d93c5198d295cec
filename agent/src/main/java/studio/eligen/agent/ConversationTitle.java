package studio.eligen.agent;

import studio.eligen.agent.designer.lexicon.Title;
import studio.eligen.agent.store.ConversationSummary;

/** What a conversation is called where nobody gave it a name. */
public final class ConversationTitle {

  private ConversationTitle() {}

  /**
   * By what its design shows, or else by how it began, if that made something. Where all was
   * refused it is empty.
   */
  public static String of(ConversationSummary conversation) {
    String title = Title.of(conversation.shown());
    boolean made = conversation.versions() > 0;
    return title.isEmpty() && made
        ? conversation.firstWords().strip().replaceAll("\\s+", " ")
        : title;
  }
}
