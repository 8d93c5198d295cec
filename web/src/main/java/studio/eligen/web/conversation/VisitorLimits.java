package studio.eligen.web.conversation;

import java.time.Duration;

/**
 * What strangers may take of a studio that they share. All of it is data: {@link Allowances}
 * decides by it, and nobody else.
 *
 * @param work of one picture: so many times the pixels, and for visitors the pixels × steps, of the
 *     model's usual picture
 * @param storedBytes that one visitor's conversations may take on the disk
 * @param storedBytesOfAll that those of all visitors may take
 * @param questions that the model server may answer in a day
 * @param keep how long what nobody changed any more is kept; 0 is for good
 * @param busy conversations whose turns run at once
 * @param streams of events that may be open: more than a few windows of one visitor
 * @param begun conversations of an address that were begun and in which nothing was said
 * @param bodySeconds that a request's body may take, beside the time that its bytes do
 */
public record VisitorLimits(
    int work,
    long storedBytes,
    long storedBytesOfAll,
    Most questions,
    Duration keep,
    Most busy,
    Most streams,
    int begun,
    int bodySeconds) {

  /**
   * The most of something.
   *
   * @param each that one visitor may have
   * @param fromAddress that those of one address may have together
   * @param ofAll that all may have together
   */
  public record Most(long each, long fromAddress, long ofAll) {}

  /** Where nothing else is said. */
  public static final VisitorLimits USUAL =
      new VisitorLimits(
          16,
          1L << 30,
          20L << 30,
          new Most(300, 300, 2_000),
          Duration.ZERO,
          new Most(8, 12, 24),
          new Most(64, 96, 256),
          1_000,
          10);

  /** These, but for what may be stored. */
  public VisitorLimits storing(long bytes, long bytesOfAll, Duration keptFor) {
    return new VisitorLimits(
        work, bytes, bytesOfAll, questions, keptFor, busy, streams, begun, bodySeconds);
  }

  /** These, but for what may be asked of a model server. */
  public VisitorLimits asking(long each, long ofAll) {
    Most most = new Most(each, each, ofAll);
    return new VisitorLimits(
        work, storedBytes, storedBytesOfAll, most, keep, busy, streams, begun, bodySeconds);
  }

  /** These, but for what an address may begin and say nothing in. */
  public VisitorLimits beginning(int most) {
    return new VisitorLimits(
        work, storedBytes, storedBytesOfAll, questions, keep, busy, streams, most, bodySeconds);
  }

  /** These, but for how long a body may take. */
  public VisitorLimits waiting(int seconds) {
    return new VisitorLimits(
        work, storedBytes, storedBytesOfAll, questions, keep, busy, streams, begun, seconds);
  }
}
