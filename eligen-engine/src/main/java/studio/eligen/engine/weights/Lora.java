package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.tensor.AdaptedLinear.LowRank;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Torch;

/**
 * A LoRA read for a given transformer: changes of its dense layers, which are added to the weights
 * when they are loaded, or computed beside them. docs/models.md lists the kinds of file that are
 * understood.
 */
public final class Lora implements AutoCloseable {

  private final Safetensors file;
  private final double scale;
  private final Map<String, List<LoraChange>> changes;
  private final Optional<String> note;

  private Lora(
      Safetensors file,
      double scale,
      Map<String, List<LoraChange>> changes,
      Optional<String> note) {
    this.file = file;
    this.scale = scale;
    this.changes = changes;
    this.note = note;
  }

  /**
   * Finds every dense layer's change in a file.
   *
   * @param layers the transformer's dense layers with (out, in)
   * @throws BadRequest if the file holds something that fits no layer
   */
  public static Lora read(LoraFile lora, Map<String, long[]> layers) {
    if (!Double.isFinite(lora.scale())) {
      throw new BadRequest(
          "The scale of LoRA %s is %s; it must be a finite number."
              .formatted(lora.file(), lora.scale()));
    }
    Safetensors file = Safetensors.open(lora.file());
    try {
      return read(file, lora.scale(), layers);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Several of them, all or none.
   *
   * @throws BadRequest if one does not fit
   */
  static List<Lora> readAll(List<LoraFile> files, Map<String, long[]> layers) {
    List<Lora> loras = new ArrayList<>();
    try {
      files.forEach(file -> loras.add(read(file, layers)));
      return List.copyOf(loras);
    } catch (RuntimeException e) {
      loras.forEach(Lora::close);
      throw e;
    }
  }

  private static Lora read(Safetensors file, double scale, Map<String, long[]> layers) {
    Map<String, LoraTarget> targets = LoraTarget.byName(layers);
    PeftScale peft = PeftScale.of(file);
    LoraRefusal refusal = new LoraRefusal(file, targets);
    refusal.requireNoControl();
    Map<String, LoraModule> modules = new LinkedHashMap<>();
    List<String> ofText = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String tensor : file.tensors().keySet()) {
      Optional<LoraKey> key = LoraKey.of(tensor);
      Optional<LoraTarget> target =
          key.map(LoraKey::module).map(LoraTarget::plain).map(targets::get);
      if (LoraRefusal.isOfTextEncoder(tensor)) {
        ofText.add(tensor);
      } else if (target.isEmpty()) {
        unknown.add(tensor);
      } else {
        String name = key.get().module();
        modules
            .computeIfAbsent(name, n -> LoraModule.empty(file, n, target.get(), peft))
            .add(key.get().role(), tensor);
      }
    }
    refusal.requireKnown(unknown, ofText, modules.isEmpty());
    return new Lora(file, scale, changes(modules), note(file, ofText));
  }

  private static Map<String, List<LoraChange>> changes(Map<String, LoraModule> modules) {
    return modules.values().stream()
        .map(LoraModule::change)
        .collect(Collectors.groupingBy(change -> change.target().layer()));
  }

  private static Optional<String> note(Safetensors file, List<String> ofText) {
    return ofText.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the LoRA %s also changes a text encoder (%d of its %d tensors, such as %s), which is left out: a picture may follow its trigger words less"
                .formatted(
                    file.file().getFileName(),
                    ofText.size(),
                    file.tensors().size(),
                    ofText.get(0)));
  }

  /** What a person should know of how the file was read, as a sentence without its full stop. */
  public Optional<String> note() {
    return note;
  }

  /** The dense layers that this LoRA changes. */
  Set<String> layers() {
    return changes.keySet();
  }

  /** Whether what it does to a layer, if anything, is of low rank and only added. */
  boolean staysBeside(String layer) {
    return scale == 0
        || changes.getOrDefault(layer, List.of()).stream()
            .allMatch(change -> change.plain().isPresent());
  }

  /** Reads a matrix of the file and puts its rows in the layer's order. */
  interface MatrixReader {
    KeptMatrix read(Safetensors file, String tensor, boolean halvesSwapped);
  }

  /** What it adds to a layer of which {@link #staysBeside} holds. */
  List<LowRank> beside(String layer, MatrixReader reader) {
    if (scale == 0) {
      return List.of();
    }
    List<LowRank> beside = new ArrayList<>();
    for (LoraChange change : changes.getOrDefault(layer, List.of())) {
      LoraMatrix.LowRank matrix = change.plain().orElseThrow();
      LoraTarget target = change.target();
      beside.add(
          new LowRank(
              reader.read(file, matrix.down(), false),
              reader.read(file, matrix.up(), target.halvesSwapped()),
              matrix.factor() * scale,
              target.firstRow()));
    }
    return beside;
  }

  /** weight (out, in) with this LoRA's change in float32; weight itself if it has none. */
  NDArray addTo(String layer, NDArray weight, Torch torch) {
    List<LoraChange> own = changes.get(layer);
    if (own == null || scale == 0) {
      return weight;
    }
    NDArray result = torch.toFloat32(weight); // (out, in)
    for (LoraChange change : own) {
      result = change.toWeight(result, scale, reader(torch)); // (out, in)
    }
    return result;
  }

  /** bias (out) likewise. */
  NDArray addToBias(String layer, NDArray bias, Torch torch) {
    List<LoraChange> own = changes.get(layer);
    if (own == null || scale == 0 || own.stream().allMatch(change -> change.bias().isEmpty())) {
      return bias;
    }
    NDArray result = torch.toFloat32(bias); // (out)
    for (LoraChange change : own) {
      result = change.toBias(result, scale, reader(torch)); // (out)
    }
    return result;
  }

  private Function<String, NDArray> reader(Torch torch) {
    return name -> torch.toFloat32(MappedTensor.of(file, name, 1, torch, torch.manager()).array());
  }

  @Override
  public void close() {
    file.close();
  }
}
