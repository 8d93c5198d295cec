package studio.eligen.agent.annotation;

import java.util.List;
import studio.eligen.engine.Region;

/**
 * What is known of a picture.
 *
 * @param key of the question that this answers: a hash of picture, model and words, in 32 digits
 * @param picture hash of the picture's bytes, in 32 digits
 * @param ending of the name of the file that a dataset holds: "png" or "jpg"
 * @param source the picture's name where it came from
 * @param width of the picture, upright, in pixels
 * @param height likewise
 * @param prompt the global one
 * @param entities back to front, larger ones behind smaller ones; may be none
 * @param dropped boxes that are not learnt from
 * @param cut whether the model was cut off, so that entities may be missing
 * @param model that was asked
 */
public record Annotation(
    String key,
    String picture,
    String ending,
    String source,
    int width,
    int height,
    String prompt,
    List<Entity> entities,
    List<Dropped> dropped,
    boolean cut,
    String model) {

  public Annotation {
    entities = List.copyOf(entities);
    dropped = List.copyOf(dropped);
  }

  /** A thing, with its local prompt and its place in fractions of the picture. */
  public record Entity(String prompt, Region.Box box) {}

  /**
   * A box that a model wrote.
   *
   * @param label as it wrote it; may be empty
   */
  public record Dropped(String label, Doubt doubt) {}
}
