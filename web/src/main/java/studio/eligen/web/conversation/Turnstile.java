package studio.eligen.web.conversation;

/**
 * Counts what visitors take of something, each alone, all of one address, and all together.
 *
 * @param owners how much each has
 * @param addresses how much those of each address have
 * @param all how much all have
 */
record Turnstile(Shares owners, Shares addresses, Shares all) {

  private static final String ALL = "all";

  Turnstile(VisitorLimits.Most most) {
    this(new Shares(most.each()), new Shares(most.fromAddress()), new Shares(most.ofAll()));
  }

  /** Takes so much, unless that would be too much for the visitor, the address or all. */
  synchronized boolean take(Visitor visitor, long amount) {
    if (!owners.take(visitor.owner(), amount)) {
      return false;
    }
    if (!addresses.take(visitor.address(), amount)) {
      owners.giveBack(visitor.owner(), amount);
      return false;
    }
    if (!all.take(ALL, amount)) {
      owners.giveBack(visitor.owner(), amount);
      addresses.giveBack(visitor.address(), amount);
      return false;
    }
    return true;
  }

  /** What was taken before, be it more than may be. */
  synchronized void add(Visitor visitor, long amount) {
    owners.add(visitor.owner(), amount);
    addresses.add(visitor.address(), amount);
    all.add(ALL, amount);
  }

  synchronized void giveBack(Visitor visitor, long amount) {
    owners.giveBack(visitor.owner(), amount);
    addresses.giveBack(visitor.address(), amount);
    all.giveBack(ALL, amount);
  }
}
