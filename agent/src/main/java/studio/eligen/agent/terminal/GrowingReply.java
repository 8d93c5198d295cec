package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import studio.eligen.agent.cli.Printable;

/** A reply that is printed word by word while it comes. */
final class GrowingReply {

  private final PrintWriter out;
  private final LineWrapper wrapper;
  private String shown = "";

  /**
   * @param columns how many characters a line has
   */
  GrowingReply(PrintWriter out, int columns) {
    this.out = out;
    this.wrapper = new LineWrapper(out, columns);
  }

  /**
   * Prints what is new of it. One that begins anew, as when what it told of was refused, begins a
   * line and says so, unless it is the same again.
   */
  void grow(String soFar) {
    String text = Printable.of(soFar).strip();
    if (shown.startsWith(text)) {
      return;
    }
    if (!text.startsWith(shown)) {
      takeBack();
    }
    wrapper.add(text.substring(shown.length()));
    shown = text;
    out.flush();
  }

  private void takeBack() {
    if (!shown.isEmpty()) {
      end();
      wrapper.add("Or rather: ");
    }
    shown = "";
  }

  /** Ends its line, if it has come to anything. */
  void end() {
    if (!shown.isEmpty()) {
      wrapper.end();
      out.flush();
    }
  }
}
