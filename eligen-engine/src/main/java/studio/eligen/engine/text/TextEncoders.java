package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** Words to what the transformer takes: T5's states of every prompt, CLIP's of the global one. */
public final class TextEncoders {

  private final Tokenizers tokenizers;
  private final T5Encoder t5;
  private final ClipTextEncoder clip;

  public TextEncoders(Tokenizers tokenizers, T5Encoder t5, ClipTextEncoder clip) {
    this.tokenizers = tokenizers;
    this.t5 = t5;
    this.clip = clip;
  }

  /**
   * T5's states of the entities' prompts and then of the global one, one after the other.
   *
   * @return (1, (k + 1) · t5Length, textWidth)
   */
  public NDArray states(List<String> entities, String global) {
    List<long[]> ids = new ArrayList<>();
    entities.forEach(prompt -> ids.add(tokenizers.t5(prompt)));
    ids.add(tokenizers.t5(global));
    NDArray states = t5.encode(ids); // (k + 1, t5Length, textWidth)
    return states.reshape(1, -1, states.getShape().get(2));
  }

  /** CLIP's pooled state, (1, pooledWidth). */
  public NDArray pooled(String global) {
    return clip.pooled(tokenizers.clip(global));
  }
}
