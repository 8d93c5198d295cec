package studio.eligen.agent.designer.mllm;

import java.util.function.Consumer;

/**
 * Tells what comes of an answer, until the turn that waits for it goes on: what is late is not
 * heard.
 */
final class ReplyListener {

  private final Consumer<String> told;
  private String last = "";
  private boolean over;

  ReplyListener(Consumer<String> told) {
    this.told = told;
  }

  /** Tells the reply so far, if it is news. */
  synchronized void tell(String soFar) {
    if (!over && !soFar.equals(last)) {
      last = soFar;
      told.accept(soFar);
    }
  }

  synchronized void end() {
    over = true;
  }
}
