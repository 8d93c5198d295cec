package studio.eligen.engine.recipe;

import java.nio.file.Path;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.json.StrictJson;

/**
 * A {@link RenderRequest} as JSON: see docs/requests.md. Strict, because a misspelt field that was
 * passed over would give a picture nobody asked for.
 */
public final class RequestJson {

  private RequestJson() {}

  /**
   * Reads a request file; the files that it names are looked for from its folder.
   *
   * @throws BadRequest if it says anything that is not understood
   */
  public static RenderRequest read(Path file, GenerationDefaults defaults) {
    Path folder = file.toAbsolutePath().getParent();
    byte[] json = Attachments.readFile(file, StrictJson.MOST_BYTES);
    return read(json, file.toString(), Attachments.inFolder(folder), defaults);
  }

  /**
   * Reads a request. One without a seed gets a random one, so that what was drawn can be drawn
   * again.
   *
   * @param name of where it comes from, for messages
   * @param files what its masks and pictures are
   * @param defaults for what it does not say
   * @throws BadRequest if it says anything that is not understood
   */
  public static RenderRequest read(
      byte[] json, String name, Attachments files, GenerationDefaults defaults) {
    return new RequestReader(files, defaults).read(JsonDocument.read(json, name));
  }
}
