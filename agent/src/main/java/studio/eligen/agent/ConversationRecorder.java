package studio.eligen.agent;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.ConversationRepository;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.agent.store.Exchange;

/**
 * Keeps a conversation in the archive while it goes on. An archive that cannot be used stops nobody
 * from designing: the reason is told, and what was said is tried again with the next turn.
 */
public final class ConversationRecorder implements AutoCloseable {

  private final Optional<CompletableFuture<ConversationRepository>> repository;
  private final Runnable closing;
  private Design first;
  private Optional<Conversation> conversation = Optional.empty();
  private String told = "";

  private ConversationRecorder(
      Optional<CompletableFuture<ConversationRepository>> repository, Runnable closing) {
    this.repository = repository;
    this.closing = closing;
  }

  /** Keeps nothing. */
  public static ConversationRecorder none() {
    return new ConversationRecorder(Optional.empty(), () -> {});
  }

  /** Keeps everything in an archive that is open, and closes it in the end. */
  public static ConversationRecorder of(Archive archive) {
    return new ConversationRecorder(
        Optional.of(CompletableFuture.completedFuture(archive.repository())), archive::close);
  }

  /** Keeps everything on a shelf, whose archive somebody else closes. */
  public static ConversationRecorder on(ConversationRepository repository) {
    return new ConversationRecorder(
        Optional.of(CompletableFuture.completedFuture(repository)), () -> {});
  }

  /** Keeps everything in an archive that opens meanwhile, as that takes about half a second. */
  public static ConversationRecorder opening(DataFolder folder) {
    CompletableFuture<Archive> archive = new CompletableFuture<>();
    Thread importer = new Thread(() -> complete(archive, () -> warm(folder)), "archive");
    importer.setDaemon(true);
    importer.start();
    return new ConversationRecorder(
        Optional.of(archive.thenApply(Archive::repository)),
        () -> archive.thenAccept(Archive::close));
  }

  /** Opened and asked once, because the first statement takes as long as the next thousand. */
  private static Archive warm(DataFolder folder) {
    Archive archive = Archive.open(folder);
    archive.repository().size();
    return archive;
  }

  private static void complete(CompletableFuture<Archive> archive, Supplier<Archive> opening) {
    try {
      archive.complete(opening.get());
    } catch (RuntimeException | LinkageError e) {
      archive.completeExceptionally(e);
    }
  }

  /** What comes next belongs to a new conversation. */
  void begin(Design blank) {
    first = blank;
    conversation = Optional.empty();
  }

  /** What comes next belongs to this conversation. */
  void goOn(Conversation earlier) {
    conversation = Optional.of(earlier);
  }

  /**
   * Keeps a turn and its version.
   *
   * @return why it is not kept, where that has not been told yet
   */
  Optional<String> turn(Exchange exchange, History after) {
    return kept(() -> conversation().record(exchange, after));
  }

  /**
   * Keeps the picture of a version.
   *
   * @return why it is not kept, where that has not been told yet
   */
  Optional<String> picture(int version, Picture picture) {
    return kept(() -> conversation().attachPicture(version, picture.png()));
  }

  private Optional<String> kept(Runnable keeping) {
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    try {
      keeping.run();
      told = "";
      return Optional.empty();
    } catch (ArchiveException e) {
      return once(e.getMessage());
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      return once(
          cause instanceof ArchiveException
              ? cause.getMessage()
              : "The archive cannot be opened: " + cause + ".");
    }
  }

  private Optional<String> once(String reason) {
    boolean news = !reason.equals(told);
    told = reason;
    return news ? Optional.of(reason) : Optional.empty();
  }

  private Conversation conversation() {
    if (conversation.isEmpty()) {
      conversation = Optional.of(repository.orElseThrow().join().begin(first));
    }
    return conversation.get();
  }

  /** Closes the archive, if it ever came to be open; what it did not take is tried once more. */
  @Override
  public void close() {
    kept(() -> conversation.ifPresent(Conversation::keepRest));
    closing.run();
  }
}
