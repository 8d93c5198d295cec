package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.LoraNames;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.SafetensorsWriter;

/**
 * All that training must remember to go on as if it had never stopped: the LoRA, the optimizer's
 * moments, how many steps there were, and what each of them came to. One safetensors file, which is
 * there whole or as it was before.
 *
 * @param done what each step so far came to
 */
record TrainingState(LoraAdapter lora, AdamW optimizer, List<TrainedStep> done) {

  private static final String ABOUT = "eligen";
  private static final String LOSSES = "losses";
  private static final String NORMS = "gradient_norms";

  /** A state at its beginning. */
  static TrainingState begin(LoraAdapter lora, AdamW optimizer) {
    return new TrainingState(lora, optimizer, new ArrayList<>());
  }

  /** What the step before came to; there must have been one. */
  TrainedStep last() {
    return done.get(done.size() - 1);
  }

  /** Every array by its name. */
  private Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, LoraAdapter.Factors> layer : lora.factors().entrySet()) {
      LoraAdapter.Factors factors = layer.getValue();
      put(arrays, layer.getKey() + ".down", factors.down(), optimizer.moments().get(number++));
      put(arrays, layer.getKey() + ".up", factors.up(), optimizer.moments().get(number++));
    }
    return arrays;
  }

  private static void put(
      Map<String, NDArray> arrays, String name, NDArray factor, AdamW.Moments moments) {
    arrays.put(name, factor); // (rank, in) or (out, rank)
    arrays.put(name + ".mean", moments.mean()); // as factor
    arrays.put(name + ".square", moments.square()); // as factor
  }

  /**
   * Writes it.
   *
   * @param identity of the training, without which it cannot go on
   */
  void save(Path file, String identity) {
    Map<String, NDArray> arrays = arrays();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.getShape().getShape()));
    shapes.put(LOSSES, new long[] {done.size()});
    shapes.put(NORMS, new long[] {done.size()});
    String about =
        JsonNodeFactory.instance
            .objectNode()
            .put("identity", identity)
            .put("steps", done.size())
            .toString();
    try (SafetensorsWriter writer = SafetensorsWriter.open(file, Map.of(ABOUT, about), shapes)) {
      arrays.values().forEach(array -> writer.append(array.toFloatArray()));
      writer.append(floats(done.stream().mapToDouble(TrainedStep::loss).toArray()));
      writer.append(floats(done.stream().mapToDouble(TrainedStep::gradientNorm).toArray()));
      writer.commit();
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Reads what was saved into the LoRA and the optimizer.
   *
   * @param identity that the saved training must have
   * @throws BadRequest if it is of another training
   */
  void load(Path path, String identity, TrainingPlan plan, Torch torch, Autograd autograd) {
    try (Safetensors file = Safetensors.open(path);
        Scope scope = Scope.open()) {
      requireSame(file, identity);
      for (Map.Entry<String, NDArray> entry : arrays().entrySet()) {
        NDArray array = entry.getValue(); // (rank, in) or (out, rank)
        float[] values = file.floats(entry.getKey());
        if (values.length != array.size()) {
          throw damaged(file);
        }
        autograd.copy(array, torch.array(values, array.getShape().getShape())); // as array
      }
      float[] losses = file.floats(LOSSES);
      float[] norms = file.floats(NORMS);
      if (losses.length != norms.length) {
        throw damaged(file);
      }
      for (int step = 0; step < losses.length; step++) {
        done.add(new TrainedStep(step, losses[step], norms[step], plan.learningRate(step)));
      }
      optimizer.resumeAt(losses.length);
    }
  }

  private static void requireSame(Safetensors file, String identity) {
    try {
      JsonNode about = StrictJson.read(file.metadata().getOrDefault(ABOUT, ""));
      String saved = about.path("identity").asText("");
      if (!saved.equals(identity)) {
        throw new BadRequest(
            "%s is of another training: there it is %s, and here %s; say the same again, or choose another file for the LoRA."
                .formatted(file.file(), besides(saved, identity), besides(identity, saved)));
      }
    } catch (IOException e) {
      throw damaged(file);
    }
  }

  /** What of an identity is not the same in the other; all of it where they are not built alike. */
  private static String besides(String identity, String other) {
    String[] parts = identity.split(", ");
    String[] others = other.split(", ");
    return parts.length != others.length
        ? identity
        : IntStream.range(0, parts.length)
            .filter(part -> !parts[part].equals(others[part]))
            .mapToObj(part -> parts[part])
            .collect(Collectors.joining(", "));
  }

  private static BadRequest damaged(Safetensors file) {
    return new BadRequest(
        "%s is no state of a training that was saved; delete it to begin again."
            .formatted(file.file()));
  }

  /**
   * Writes the LoRA alone, in float32, for engines to draw with.
   *
   * @param names what its tensors are called
   */
  void writeLora(Path target, LoraNames names) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    lora.factors()
        .forEach(
            (layer, factors) -> {
              shapes.put(names.down(layer), factors.down().getShape().getShape());
              shapes.put(names.up(layer), factors.up().getShape().getShape());
              names.alpha(layer).ifPresent(alpha -> shapes.put(alpha, new long[0]));
            });
    try (SafetensorsWriter writer = SafetensorsWriter.open(target, Map.of(), shapes)) {
      lora.factors()
          .forEach(
              (layer, factors) -> {
                writer.append(factors.down().toFloatArray());
                writer.append(factors.up().toFloatArray());
                names
                    .alpha(layer)
                    .ifPresent(alpha -> writer.append(new float[] {(float) lora.alpha()}));
              });
      writer.commit();
    }
  }
}
