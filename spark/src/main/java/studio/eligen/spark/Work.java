package studio.eligen.spark;

import java.io.Serializable;

/** Work over items, each of which has one result. It travels to the machines that do it. */
public interface Work extends Serializable {

  /**
   * The columns of results, as Spark writes schemas: {@code "key STRING, width INT"}. The first is
   * {@code key STRING}.
   */
  String columns();

  /** Gets ready to work; once for each partition, on the machine that works. */
  Worker open();

  /** One who works, on one item after another. */
  interface Worker extends AutoCloseable {

    /**
     * Looks at an item.
     *
     * @throws Failure if it has no result; others may have theirs
     */
    Prepared prepare(String item);

    @Override
    void close();
  }

  /** An item that was looked at. */
  interface Prepared {

    /** A hash of all that the result depends on, in hexadecimal digits. */
    String key();

    /**
     * Works on it: this is what takes long, and is done once for each key.
     *
     * @return an object of JSON whose fields are the columns
     * @throws Failure if it has no result; others may have theirs
     */
    String result();
  }

  /** Why one item has no result: a sentence for a person. */
  final class Failure extends RuntimeException {
    public Failure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
