package studio.eligen.web.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The conversations that are open, and whose they are. Idle ones give way, who was not looked at
 * longest first, where there are many or they take much memory; they open again.
 */
final class Roster {

  /** Open at once. */
  static final int MOST = 32;

  /** So long a conversation stays open when nobody looks. */
  private static final long IDLE_NANOS = 15L * 60 * 1_000_000_000;

  private final Map<String, Entry> open = new HashMap<>();
  private final long mostBytes;

  /** A conversation and whose it is. */
  private record Entry(String owner, OpenConversation conversation) {

    boolean isBusy() {
      return !conversation.isIdle();
    }
  }

  /**
   * @param mostBytes that they may take in memory together, where idle ones can give way
   */
  Roster(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The open one of this id, if it is this owner's. */
  synchronized Optional<OpenConversation> find(String owner, String id) {
    Optional<OpenConversation> found =
        open.values().stream()
            // One that went on in a copy is open under both ids.
            .filter(each -> each == open.get(id) || each.conversation().archived().id().equals(id))
            .filter(each -> each.owner().equals(owner))
            .findFirst()
            .map(Entry::conversation);
    found.ifPresent(OpenConversation::touch);
    return found;
  }

  /** Opens one, unless somebody did meanwhile: it must be open once only. */
  synchronized OpenConversation openOnce(
      String owner, String id, Supplier<OpenConversation> opening) {
    return find(owner, id)
        .orElseGet(
            () -> {
              OpenConversation opened = opening.get();
              put(owner, opened);
              return opened;
            });
  }

  private void put(String owner, OpenConversation conversation) {
    closeLeft();
    while (open.size() >= MOST && giveWay(each -> true)) {
      // Where all of them are busy, one more may be looked at.
    }
    open.put(conversation.archived().id(), new Entry(owner, conversation));
    makeRoom(each -> each != conversation);
  }

  synchronized void remove(OpenConversation conversation) {
    open.values().removeIf(each -> each.conversation() == conversation);
  }

  synchronized List<OpenConversation> all() {
    return new ArrayList<>(open.values().stream().map(Entry::conversation).toList());
  }

  /**
   * Lets a visitor have one more turn run.
   *
   * @param allowances decide whether it may
   * @throws Refusal if turns run in too many conversations, or they leave no memory for it
   */
  synchronized void requireFree(Visitor visitor, OpenConversation asking, Allowances allowances) {
    stay(visitor.owner(), asking);
    requireFree(visitor, each -> each != asking, allowances);
  }

  /** The same for a conversation that is about to begin. */
  synchronized void requireFree(Visitor visitor, Allowances allowances) {
    requireFree(visitor, each -> true, allowances);
  }

  private void requireFree(
      Visitor visitor, Predicate<OpenConversation> others, Allowances allowances) {
    List<Entry> busy =
        open.values().stream()
            .filter(each -> others.test(each.conversation()) && each.isBusy())
            .toList();
    allowances.requireTurn(
        busy.stream().filter(each -> each.owner().equals(visitor.owner())).count(),
        busy.stream()
            .filter(each -> each.conversation().askedFrom().equals(visitor.address()))
            .count(),
        busy.size());
    makeRoom(others);
    if (bytes() > mostBytes && !busy.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "The pictures and masks of %d conversations fill the memory; wait until a turn is done."
              .formatted(busy.size()));
    }
  }

  /** It may have given way since it was asked for; another one of its id must not be open then. */
  private void stay(String owner, OpenConversation asking) {
    Optional<OpenConversation> there = find(owner, asking.archived().id());
    if (there.isEmpty()) {
      put(owner, asking);
    } else if (there.get() != asking) {
      throw new Refusal(
          Refusal.Kind.BUSY, "The conversation was just opened anew; try again in a moment.");
    }
  }

  private long bytes() {
    return open.values().stream().mapToLong(each -> each.conversation().bytes()).sum();
  }

  private void makeRoom(Predicate<OpenConversation> others) {
    while (bytes() > mostBytes && giveWay(others)) {
      // Those who are busy stay.
    }
  }

  /**
   * Closes the idle one at which nobody looked longest.
   *
   * @return whether there was one
   */
  private boolean giveWay(Predicate<OpenConversation> others) {
    Optional<OpenConversation> idle =
        open.values().stream()
            .map(Entry::conversation)
            .filter(others)
            .filter(OpenConversation::isIdle)
            .min(Comparator.comparingLong(OpenConversation::used));
    idle.ifPresent(this::close);
    return idle.isPresent();
  }

  private void closeLeft() {
    long now = System.nanoTime();
    all().stream()
        .filter(each -> each.isIdle() && now - each.used() > IDLE_NANOS)
        .forEach(this::close);
  }

  private void close(OpenConversation conversation) {
    remove(conversation);
    conversation.studio().close();
  }
}
