package studio.eligen.web.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Homes;
import studio.eligen.agent.store.Homes.Asked;

/**
 * How often the model server was asked today, by each visitor, from each address, and by all. What
 * counts is in memory, so that nobody waits for the archive, which remembers it over a restart.
 */
final class Questions {

  /** More than this cannot be kept, as where the disk is full for long. */
  private static final int MOST_UNKEPT = 10_000;

  private final VisitorLimits.Most most;
  private final Homes archive;
  private final Clock clock;
  private final Deque<Asked> unkept = new ArrayDeque<>();
  private Turnstile counted;
  private LocalDate day;

  Questions(VisitorLimits.Most most, Homes archive, Clock clock) {
    this.most = most;
    this.archive = archive;
    this.clock = clock;
    this.day = today();
    this.counted = new Turnstile(most);
    archive
        .asked(day)
        .forEach(each -> counted.add(new Visitor(each.owner(), each.home()), each.number()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Whether so many may be asked more; then they count. */
  synchronized boolean take(Visitor visitor, int number) {
    if (!today().equals(day)) {
      day = today();
      counted = new Turnstile(most);
      unkept.clear();
    }
    Asked now = new Asked(visitor.owner(), Homes.digest(visitor.address()), number);
    boolean may = counted.take(new Visitor(now.owner(), now.home()), number);
    if (may && number > 0 && unkept.size() < MOST_UNKEPT) {
      unkept.add(now);
    }
    return may;
  }

  /** Has the archive remember what it does not yet. */
  void keep() {
    for (Optional<Asked> next = next(); next.isPresent(); next = next()) {
      try {
        archive.ask(today(), next.get());
      } catch (ArchiveException e) {
        putBack(next.get());
        return; // what cannot be kept now is with the next question
      }
    }
  }

  private synchronized Optional<Asked> next() {
    return Optional.ofNullable(unkept.poll());
  }

  private synchronized void putBack(Asked asked) {
    unkept.addFirst(asked);
  }
}
