package studio.eligen.agent;

import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Title;
import studio.eligen.agent.store.ConversationSummary;

/** What a conversation is called where nobody gave it a name. */
public final class ConversationTitle {

  /** A photo of which nobody has said what it shows is called as its file is. */
  private static final Pattern OPENED =
      Pattern.compile("(?i)^open (.+)\\.(?:png|jpe?g|gif|webp|tiff?|bmp|avif|hei[cf])$");

  private ConversationTitle() {}

  /**
   * By what its design shows, or else by how it began, if that made something. Where all was
   * refused it is empty.
   */
  public static String of(ConversationSummary conversation) {
    String title = Title.of(conversation.shown());
    boolean made = conversation.versions() > 0;
    String first = conversation.firstWords().strip().replaceAll("\\s+", " ");
    return title.isEmpty() && made ? OPENED.matcher(first).replaceFirst("$1") : title;
  }
}
