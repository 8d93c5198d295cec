package studio.eligen.web.conversation;

import java.util.Optional;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;

/** How much of the disk visitors may take: each, those of an address, and all. */
final class KeptRoom {

  private static final long MEGA = 1_000_000;

  private final VisitorLimits limits;
  private final Archive archive;

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
      why = shortOfRoom(owner, bytes);
    }
    if (why.isPresent()) {
      throw new Refusal(Refusal.Kind.FULL, why.get());
    }
  }

  private Optional<String> shortOfRoom(String owner, long bytes) {
    long own = archive.repository(owner).bytes();
    if (own + bytes > limits.storedBytes()) {
      return Optional.of(
          "Your conversations take %d MB, and %d MB is what one visitor may keep here; delete some first."
              .formatted(own / MEGA, limits.storedBytes() / MEGA));
    }
    long all = archive.bytesOfOthers() + bytes;
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
    long taken = bytes + archive.homes().bytes(owner);
    return taken <= most
        ? Optional.empty()
        : Optional.of(
            "The conversations that were made from your address take %d MB, and %d MB is what they may while more than half of all room is taken; delete some first."
                .formatted(taken / MEGA, most / MEGA));
  }
}
