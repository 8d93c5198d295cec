package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Picture;

/** Where a person sees what becomes of what is said: a terminal, or the two streams of a pipe. */
interface View {

  /** Tells a text of any origin. */
  void say(String text);

  /** Tells what is only by the way. */
  void note(String text);

  void layout(Design design);

  /** Shows the picture of the current design, unless it is the one that was shown last. */
  void showNew(Studio studio);

  void show(Picture picture);

  /** Shows pictures, all of one size, with their numbers, counted from 1. */
  void showSideBySide(List<BufferedImage> pictures);

  /** Whether pictures are shown here, or only written to files. */
  boolean showsPictures();

  /** Whether pictures are shown here as they are, and not only roughly. */
  boolean showsDetails();
}
