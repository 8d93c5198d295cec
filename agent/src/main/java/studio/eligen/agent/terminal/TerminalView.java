package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.ContactSheet;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.terminal.InlinePicture.Area;
import studio.eligen.engine.RenderException;

/** What a person at a terminal sees of the studio. */
final class TerminalView implements View {

  private static final int GREY = 0x878787;
  private static final int RED = 0xd75f5f;
  private static final Area LARGEST = new Area(72, 32);
  private static final Area USUAL_SCREEN = new Area(80, 24);

  private final Terminal terminal;
  private final PrintWriter out;
  private final TerminalCapabilities capabilities;
  private LivePicture live;
  private GrowingReply reply;
  private Optional<Picture> shown = Optional.empty();

  TerminalView(Terminal terminal, TerminalCapabilities capabilities) {
    this.terminal = terminal;
    this.out = terminal.writer();
    this.capabilities = capabilities;
  }

  @Override
  public void say(String text) {
    print(text);
  }

  @Override
  public void note(String text) {
    print(text, GREY);
  }

  /** Prints why something was not done. */
  void refuse(String text) {
    print(text, RED);
  }

  /** Leaves a line that was typed and then thrown away, where the reader cannot do it. */
  void endLine() {
    if (!capabilities.moves()) {
      out.println();
      out.flush();
    }
  }

  private void print(String text, int colour) {
    endPassing();
    out.print(capabilities.colours().foreground(colour));
    print(text);
    out.print(capabilities.colours().reset());
    out.flush();
  }

  private void print(String text) {
    endPassing();
    LineWrapper wrapper = new LineWrapper(out, screen().columns());
    wrapper.add(Printable.of(text));
    wrapper.end();
    out.flush();
  }

  @Override
  public void layout(Design design) {
    Area screen = screen();
    Area space = new Area(Math.min(60, screen.columns() - 1), Math.min(22, screen.rows() - 4));
    out.print(LayoutView.of(design, space, capabilities));
    out.flush();
  }

  @Override
  public void showNew(Studio studio) {
    Optional<Picture> picture = studio.picture();
    boolean same =
        picture.isPresent() == shown.isPresent()
            && picture.stream().allMatch(p -> p == shown.orElseThrow());
    shown = picture;
    if (!same) {
      picture.ifPresent(this::show);
    }
  }

  @Override
  public void show(Picture picture) {
    show(picture.image(), LARGEST);
  }

  @Override
  public void showSideBySide(List<BufferedImage> pictures) {
    if (capabilities.picture() == InlinePicture.BLOCKS) {
      endPassing();
      out.print(Tiles.of(pictures, space(screen()), capabilities.colours()));
      out.flush();
    } else {
      show(ContactSheet.of(pictures), screen());
    }
  }

  private void show(BufferedImage image, Area largest) {
    endPassing();
    Area area = Area.of(image.getWidth(), image.getHeight(), space(largest));
    out.print(capabilities.picture().encoded(image, area, capabilities.colours()));
    out.flush();
  }

  /** The part of the screen that a picture may take, so that what was said is still seen. */
  private Area space(Area largest) {
    Area screen = screen();
    return new Area(
        Math.max(1, Math.min(largest.columns(), screen.columns() - 1)),
        Math.max(1, Math.min(largest.rows(), screen.rows() - 4)));
  }

  @Override
  public boolean showsPictures() {
    return capabilities.picture() != InlinePicture.OFF;
  }

  @Override
  public boolean showsDetails() {
    return capabilities.picture().isFine();
  }

  private void suggest(List<String> sentences) {
    sentences.forEach(sentence -> note("Or say: " + sentence));
  }

  void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Replying replying) {
      grow(replying.soFar());
    } else if (event instanceof StudioEvent.Answered answered) {
      grow(answered.text());
      endPassing();
      suggest(answered.suggestions());
    } else if (event instanceof StudioEvent.Planned planned) {
      endPassing();
      PlanWords.of(planned).ifPresent(this::note);
      live = new LivePicture(out, capabilities, this::screen, System::nanoTime);
    } else if (event instanceof StudioEvent.NotKept trouble) {
      note("This conversation is not kept: " + trouble.reason());
    } else if (event instanceof StudioEvent.Stepped stepped && live != null) {
      live.onStep(stepped.step());
    } else if (event instanceof StudioEvent.PictureReady) {
      endPassing();
    } else if (event instanceof StudioEvent.RenderFailed failure) {
      endPassing();
      fail(failure.reason());
    }
  }

  private void fail(RuntimeException reason) {
    if (reason instanceof RenderException.Cancelled) {
      note("Stopped. The design is kept; /show draws it, /undo goes back.");
    } else {
      refuse("No picture: " + reason.getMessage() + " The design is kept; /show tries again.");
    }
  }

  private void grow(String soFar) {
    if (reply == null) {
      endPassing();
      reply = new GrowingReply(out, screen().columns());
    }
    reply.grow(soFar);
  }

  /** Ends what is still under way, so that what is printed next begins a line. */
  private void endPassing() {
    if (live != null) {
      live.close();
      live = null;
    }
    if (reply != null) {
      reply.end();
      reply = null;
    }
  }

  /** Some terminals do not know their size and say 0. */
  private Area screen() {
    return terminal.getColumns() > 0 && terminal.getRows() > 0
        ? new Area(terminal.getColumns(), terminal.getRows())
        : USUAL_SCREEN;
  }
}
