package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.terminal.InlinePicture.Area;

/** What is seen of a conversation in a pipe: text, as pictures are only in files. */
final class Transcript implements View {

  private static final Area LARGEST_LAYOUT = new Area(60, 22);
  private static final TerminalCapabilities PLAIN =
      new TerminalCapabilities(false, true, ColourDepth.NONE, InlinePicture.OFF);

  private final Screen screen;
  private ProgressBar progress;
  private boolean failed;

  Transcript(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void say(String text) {
    screen.say(text);
  }

  @Override
  public void note(String text) {
    screen.note(text);
  }

  @Override
  public void layout(Design design) {
    screen.say(LayoutView.of(design, LARGEST_LAYOUT, PLAIN).stripTrailing());
  }

  @Override
  public void showNew(Studio studio) {
    // It is in the album.
  }

  @Override
  public void show(Picture picture) {
    // It is in the album.
  }

  @Override
  public void showSideBySide(List<BufferedImage> pictures) {
    // They are written as a sheet.
  }

  @Override
  public boolean showsPictures() {
    return false;
  }

  @Override
  public boolean showsDetails() {
    return false;
  }

  /** Whether a picture could not be drawn. */
  boolean hasFailed() {
    return failed;
  }

  /** Whether nobody reads any more what is said here. */
  boolean isUnread() {
    return screen.out().checkError();
  }

  void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Answered answered) {
      say(answered.text());
      answered.suggestions().forEach(sentence -> note("Or say: " + sentence));
    } else if (event instanceof StudioEvent.Planned planned) {
      PlanWords.of(planned).ifPresent(this::note);
      progress = screen.progress();
    } else if (event instanceof StudioEvent.Stepped stepped) {
      progress.onStep(stepped.step());
    } else if (event instanceof StudioEvent.NotKept trouble) {
      note("This conversation is not kept: " + trouble.reason());
    } else if (event instanceof StudioEvent.RenderFailed failure) {
      failed = true;
      note("No picture: " + failure.reason().getMessage() + " The design is kept.");
    }
  }
}
