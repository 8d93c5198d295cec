package studio.eligen.web.http;

/** A request that is refused: the status and a sentence on what is wrong and what to do. */
final class Problem extends RuntimeException {

  private final int status;

  Problem(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
