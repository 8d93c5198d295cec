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
 * @param questions that one visitor, or one address, may have the model server answer in a day
 * @param questionsOfAll that all visitors may
 * @param keep how long what nobody changed any more is kept; 0 is for good
 * @param busy conversations of one visitor whose turns run at once
 * @param busyFromAddress the same from one address
 * @param busyOfAll the same of all
 * @param streams of events that one visitor may have open: more than a few windows
 * @param streamsFromAddress the same from one address
 * @param streamsOfAll the same of all
 * @param bodySeconds that a request's body may take, beside the time that its bytes do
 */
public record VisitorLimits(
    int work,
    long storedBytes,
    long storedBytesOfAll,
    int questions,
    int questionsOfAll,
    Duration keep,
    int busy,
    int busyFromAddress,
    int busyOfAll,
    int streams,
    int streamsFromAddress,
    int streamsOfAll,
    int bodySeconds) {

  /** Where nothing else is said. */
  public static final VisitorLimits USUAL =
      new VisitorLimits(
          16, 1L << 30, 20L << 30, 300, 2_000, Duration.ZERO, 8, 12, 24, 64, 96, 256, 10);

  /** These, but for what may be stored. */
  public VisitorLimits storing(long bytes, long bytesOfAll, Duration keptFor) {
    return new VisitorLimits(
        work,
        bytes,
        bytesOfAll,
        questions,
        questionsOfAll,
        keptFor,
        busy,
        busyFromAddress,
        busyOfAll,
        streams,
        streamsFromAddress,
        streamsOfAll,
        bodySeconds);
  }

  /** These, but for what may be asked of a model server. */
  public VisitorLimits asking(int each, int ofAll) {
    return new VisitorLimits(
        work,
        storedBytes,
        storedBytesOfAll,
        each,
        ofAll,
        keep,
        busy,
        busyFromAddress,
        busyOfAll,
        streams,
        streamsFromAddress,
        streamsOfAll,
        bodySeconds);
  }

  /** These, but for how long a body may take. */
  public VisitorLimits waiting(int seconds) {
    return new VisitorLimits(
        work,
        storedBytes,
        storedBytesOfAll,
        questions,
        questionsOfAll,
        keep,
        busy,
        busyFromAddress,
        busyOfAll,
        streams,
        streamsFromAddress,
        streamsOfAll,
        seconds);
  }
}
