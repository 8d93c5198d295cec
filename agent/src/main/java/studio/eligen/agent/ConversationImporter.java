package studio.eligen.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.ConversationZip;
import studio.eligen.agent.store.ZippedConversation;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;

/** Reads conversations that somebody sends; of their pictures, only pixels and recipes are kept. */
public final class ConversationImporter {

  private ConversationImporter() {}

  /**
   * Reads a zip as {@link ConversationZip} writes it, and decodes each of its pictures.
   *
   * @param name of the file, for messages
   * @param allowed refuses the size of a design by throwing, before anything of that size is
   *     decoded
   * @param cancellation ends it between two masks or pictures
   * @throws InvalidInput if it is no conversation, or one of its pictures is none
   * @throws RenderException.Cancelled if it was cancelled
   */
  public static ZippedConversation read(
      byte[] zip, String name, Consumer<Canvas> allowed, Cancellation cancellation) {
    ZippedConversation zipped =
        ConversationZip.read(
            zip,
            name,
            canvas -> {
              cancellation.throwIfCancelled();
              allowed.accept(canvas);
            });
    Map<Integer, byte[]> pictures = new HashMap<>();
    for (Version version : zipped.history().versions()) {
      byte[] png = zipped.pictures().get(version.number());
      if (png != null) {
        cancellation.throwIfCancelled();
        pictures.put(version.number(), rewritten(png, version));
      }
    }
    return zipped.withPictures(pictures);
  }

  private static byte[] rewritten(byte[] png, Version version) {
    try {
      String name = "The picture of version %d".formatted(version.number());
      return Picture.rewritten(png, name, version.design()).png();
    } catch (BadRequest e) {
      throw new InvalidInput(e.getMessage(), e);
    }
  }
}
