package studio.eligen.web.conversation;

import java.util.Optional;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;

/** How much of the disk visitors may take: each, those of an address, and all. */
final class KeptRoom {

  private static final long MEGA = 1_000_000;

  /** Of counts, which have names. */
  private static final String OWN = "own ";

  private static final String HOME = "home ";
  private static final String ALL = "all";

  private final VisitorLimits limits;
  private final Archive archive;
  private final CountedBytes counted = new CountedBytes(System::nanoTime);

  /** What is about to be kept, by owners and of all: many could fill the same room otherwise. */
  private final Shares reserved = new Shares(Long.MAX_VALUE);

  KeptRoom(VisitorLimits limits, Archive archive) {
    this.limits = limits;
    this.archive = archive;
  }

  /** Somebody is about to make something. */
  void met(Visitor visitor) {
    if (visitor.isHost()) {
      return;
    }
    try {
      archive.homes().met(visitor.owner(), visitor.address());
    } catch (ArchiveException e) {
      // Who keeps what is made then says what is wrong with the archive.
    }
  }

  /**
   * Where it is short, what the owner deleted and could still restore is gone for good.
   *
   * @param bytes that are about to be kept
   * @throws Refusal if there is no room for them
   */
  void require(String owner, long bytes) {
    if (Visitor.isHost(owner)) {
      return;
    }
    Optional<String> why = shortOfRoom(owner, bytes);
    if (why.isPresent()) {
      archive.repository(owner).forgetDeleted();
      forgetCounts(owner);
      why = shortOfRoom(owner, bytes);
    }
    if (why.isPresent()) {
      throw new Refusal(Refusal.Kind.FULL, why.get());
    }
  }

  /**
   * Takes room for what is kept a moment later.
   *
   * @return to be run once it is kept, or is not
   * @throws Refusal if there is no room for it
   */
  Runnable reserve(String owner, long bytes) {
    if (Visitor.isHost(owner)) {
      return () -> {};
    }
    reserved.add(owner, bytes);
    reserved.add(ALL, bytes);
    Runnable over =
        () -> {
          forgetCounts(owner);
          reserved.giveBack(owner, bytes);
          reserved.giveBack(ALL, bytes);
        };
    try {
      require(owner, 0);
      return over;
    } catch (RuntimeException e) {
      over.run();
      throw e;
    }
  }

  private void forgetCounts(String owner) {
    counted.forget(OWN + owner);
    counted.forget(HOME + owner);
    counted.forget(ALL);
  }

  /** What an owner keeps. */
  long taken(String owner) {
    return counted.of(OWN + owner, archive.repository(owner)::bytes);
  }

  private Optional<String> shortOfRoom(String owner, long bytes) {
    long own = taken(owner);
    if (own + reserved.of(owner) + bytes > limits.storedBytes()) {
      return Optional.of(
          "Your conversations take %d MB, and %d MB is what one visitor may keep here; delete some first."
              .formatted(own / MEGA, limits.storedBytes() / MEGA));
    }
    long all = counted.of(ALL, archive::bytesOfOthers) + reserved.of(ALL) + bytes;
    if (all > limits.storedBytesOfAll()) {
      return Optional.of(
          "The conversations of all visitors take %d MB, and %d MB is what there is for them; delete some of yours, or ask whoever runs this studio."
              .formatted(all / MEGA, limits.storedBytesOfAll() / MEGA));
    }
    // Asked when it matters alone, as there may be many of them.
    return all > limits.storedBytesOfAll() / 2 ? shortAtHome(owner, bytes) : Optional.empty();
  }

  /** Who comes with a new cookie each time could take all that there is. */
  private Optional<String> shortAtHome(String owner, long bytes) {
    long most = Math.max(limits.storedBytes(), limits.storedBytesOfAll() / 4);
    long taken =
        counted.of(HOME + owner, () -> archive.homes().bytes(owner)) + reserved.of(ALL) + bytes;
    return taken <= most
        ? Optional.empty()
        : Optional.of(
            "The conversations that were made from your address take %d MB, and %d MB is what they may while more than half of all room is taken; delete some first."
                .formatted(taken / MEGA, most / MEGA));
  }
}
