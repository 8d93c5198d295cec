package studio.eligen.agent.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.engine.image.PngChunks;

/** The sides of a PNG in pixels, as its header tells them before anything is decoded. */
record PngSides(int width, int height) {

  /** A PNG's signature, and its first chunk, in which the sides stand first. */
  private static final int HEADER = 33;

  private static final int SIDES = 16;

  /** Nothing where it is no PNG. */
  static Optional<PngSides> of(byte[] content) {
    if (!PngChunks.isPng(content) || content.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer sides = ByteBuffer.wrap(content, SIDES, 2 * Integer.BYTES);
    return Optional.of(new PngSides(sides.getInt(), sides.getInt()));
  }

  boolean fit(Canvas canvas) {
    return width == canvas.width() && height == canvas.height();
  }
}
