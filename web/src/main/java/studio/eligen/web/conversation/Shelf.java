package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.ConversationImporter;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.Shown;
import studio.eligen.agent.designer.lexicon.Title;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.ConversationSummary;
import studio.eligen.agent.store.KeptPicture;
import studio.eligen.agent.store.Library;
import studio.eligen.agent.store.ZippedConversation;
import studio.eligen.engine.Cancellation;

/**
 * What a visitor does with conversations as wholes: looks for them, names them, throws them away.
 */
public final class Shelf {

  private final OpenConversations conversations;
  private final Thumbnails thumbnails = new Thumbnails();

  public Shelf(OpenConversations conversations) {
    this.conversations = conversations;
  }

  private Library library(Visitor visitor) {
    return conversations.repository(visitor.owner()).library();
  }

  /**
   * The pinned ones, then the others, each the one that changed last first.
   *
   * @param words all of which they hold; none for all
   * @throws Refusal if too many look for words at once
   * @throws InvalidInput if that takes too long
   */
  public List<ConversationSummary> list(Visitor visitor, List<String> words, int most) {
    if (words.isEmpty()) {
      return library(visitor).list(words, most);
    }
    Runnable over = conversations.allowances().search(visitor);
    try {
      return library(visitor).list(words, most);
    } finally {
      over.run();
    }
  }

  /** The pictures of all conversations, the newest first. */
  public List<KeptPicture> gallery(Visitor visitor, int most) {
    return library(visitor).gallery(most);
  }

  /**
   * Calls a conversation so; without a name it is called by what it shows.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public void rename(Visitor visitor, String id, Optional<String> name) {
    require(library(visitor).rename(id, name));
    tell(visitor, id);
  }

  /**
   * Keeps a conversation at the top of the list, or no more.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public void pin(Visitor visitor, String id, boolean pinned) {
    require(library(visitor).pin(id, pinned));
    tell(visitor, id);
  }

  /**
   * Copies a conversation as it is kept.
   *
   * @return the id of the copy
   * @throws Refusal if it is not there or somebody else's, there is no room for it, or too many are
   *     being copied
   */
  public String duplicate(Visitor visitor, String id) {
    Allowances allowances = conversations.allowances();
    allowances.met(visitor);
    Runnable copied = allowances.copy(visitor);
    Optional<String> copy;
    try {
      copy = keep(visitor, library(visitor).bytes(id), () -> library(visitor).duplicate(id));
    } finally {
      copied.run();
    }
    require(copy.isPresent());
    tell(visitor, copy.get());
    return copy.get();
  }

  private <T> T keep(Visitor visitor, long bytes, Supplier<T> keeping) {
    Runnable kept = conversations.allowances().reserveRoom(visitor.owner(), bytes);
    try {
      return keeping.get();
    } finally {
      kept.run();
    }
  }

  /**
   * Takes a conversation out of sight; a turn that runs in it is ended. For some minutes it can be
   * restored.
   *
   * @throws Refusal if it is not there or somebody else's, or its turn does not end
   */
  public void delete(Visitor visitor, String id) {
    String there = conversations.shut(visitor.owner(), id);
    require(library(visitor).delete(there));
    tell(visitor, there);
  }

  /**
   * Brings back what was deleted.
   *
   * @throws Refusal if it is gone for good
   */
  public void restore(Visitor visitor, String id) {
    if (!library(visitor).restore(id)) {
      throw new Refusal(
          Refusal.Kind.MISSING,
          "There is no deleted conversation of this name any more; it is gone for good.");
    }
    tell(visitor, id);
  }

  /**
   * A conversation with all that is in it.
   *
   * @throws Refusal if it is not there or somebody else's
   */
  public OpenConversation open(Visitor visitor, String id) {
    return conversations.open(visitor.owner(), id);
  }

  /** The name that somebody gave a conversation. */
  public Optional<String> name(Visitor visitor, String id) {
    return library(visitor).name(id);
  }

  /** The name that somebody gave a conversation, or else what it shows. */
  public String title(Visitor visitor, Conversation kept) {
    return name(visitor, kept.id()).orElseGet(() -> Title.of(Shown.by(kept.history().design())));
  }

  /**
   * Asked before a zip is read from the network.
   *
   * @return to be run when its conversation is kept or refused
   * @throws Refusal if too many are read
   */
  public Runnable bringIn(Visitor visitor) {
    return conversations.allowances().bringIn(visitor);
  }

  /**
   * Keeps a conversation that somebody sends as a zip.
   *
   * @param name of the zip, for messages
   * @param cancellation ends it between two pictures
   * @return its id
   * @throws InvalidInput if it is no such zip, or holds what may not be drawn here
   * @throws Refusal if there is no room for it
   */
  public String add(Visitor visitor, byte[] zip, String name, Cancellation cancellation) {
    Allowances allowances = conversations.allowances();
    ZippedConversation zipped =
        ConversationImporter.read(
            zip, name, canvas -> allowances.requireDrawable(visitor, canvas), cancellation);
    cancellation.throwIfCancelled();
    allowances.met(visitor);
    String id = keep(visitor, zipped.bytes(), () -> library(visitor).add(zipped));
    tell(visitor, id);
    return id;
  }

  /**
   * The hash of a version's picture, where it was drawn.
   *
   * @throws Refusal if it was not, or the conversation is not there or somebody else's
   */
  public String pictureHash(Visitor visitor, String id, int version) {
    return library(visitor).pictureHash(id, version).orElseThrow(Refusal::noConversation);
  }

  /**
   * The picture of this hash as a small PNG.
   *
   * @throws Refusal if its file is gone
   */
  public byte[] thumbnail(Visitor visitor, String hash) {
    return thumbnails
        .of(hash, () -> library(visitor).picture(hash))
        .orElseThrow(Refusal::noConversation);
  }

  /** Other windows of the same browser show the list too. */
  private void tell(Visitor visitor, String id) {
    conversations
        .logs()
        .of(visitor.owner())
        .tell("listed", JsonNodeFactory.instance.objectNode().put("conversation", id));
  }

  private static void require(boolean there) {
    if (!there) {
      throw Refusal.noConversation();
    }
  }
}
