package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.weights.WeightFile.Stored;

/**
 * The files that make one network: a single file, or safetensors shards that an index names. A file
 * may hold other networks too, whose names begin differently.
 *
 * @param files in name order
 * @param tensors where each tensor lies, by its name without what stands before all of the
 *     network's
 */
public record Checkpoint(List<WeightFile> files, Map<String, Tensor> tensors)
    implements AutoCloseable {

  /** FLUX.1-dev has three shards, its T5 two. */
  private static final int MOST_SHARDS = 256;

  /**
   * A tensor in one of the files.
   *
   * @param name in the file
   */
  public record Tensor(WeightFile file, String name) {
    Stored stored() {
      return file.tensors().get(name);
    }
  }

  /**
   * Opens a file, or the weights of a folder: its {@code *.safetensors.index.json} with the shards,
   * or else its only safetensors file.
   *
   * @throws ModelMissing if a file is not there
   * @throws ModelCorrupt if one is not what it should be
   */
  public static Checkpoint open(Path path) {
    return open(path, names -> "");
  }

  /**
   * The same of one network among several.
   *
   * @param prefix says what stands before its names
   */
  static Checkpoint open(Path path, Function<Set<String>, String> prefix) {
    List<WeightFile> opened = new ArrayList<>();
    try {
      for (Path file : Files.isDirectory(path) ? filesOf(path) : List.of(path)) {
        opened.add(WeightFile.open(file));
      }
      Map<String, Tensor> all = tensors(opened);
      return new Checkpoint(List.copyOf(opened), under(prefix.apply(all.keySet()), all));
    } catch (RuntimeException e) {
      opened.forEach(WeightFile::close);
      throw e;
    }
  }

  private static List<Path> filesOf(Path folder) {
    List<Path> indexes = list(folder, ".safetensors.index.json");
    if (indexes.size() == 1) {
      return shards(folder, indexes.get(0));
    }
    List<Path> files = list(folder, ".safetensors");
    if (files.isEmpty()) {
      list(folder, ".bin").forEach(ForeignFile::refuse);
    }
    if (files.size() != 1) {
      throw new ModelMissing(
          "%s should hold one safetensors file, or shards and an index; it holds %s."
              .formatted(folder, files.isEmpty() ? "none" : names(files)));
    }
    return files;
  }

  private static List<Path> shards(Path folder, Path index) {
    TreeSet<String> names = new TreeSet<>();
    for (JsonNode name : readIndex(index).path("weight_map")) {
      names.add(name.asText());
    }
    if (names.isEmpty() || names.size() > MOST_SHARDS) {
      throw new ModelCorrupt(
          "%s names %d shards; 1 to %d make a model.".formatted(index, names.size(), MOST_SHARDS));
    }
    List<Path> shards = new ArrayList<>();
    for (String name : names) {
      if (!isFileName(name)) {
        throw new ModelCorrupt(
            "%s names the shard \"%s\"; it must be a safetensors file beside it."
                .formatted(index, name));
      }
      shards.add(folder.resolve(name));
    }
    return shards;
  }

  private static boolean isFileName(String name) {
    try {
      return name.endsWith(".safetensors")
          && !name.contains("\\")
          && Path.of(name).equals(Path.of(name).getFileName());
    } catch (InvalidPathException e) {
      return false; // No file of this system can have that name.
    }
  }

  private static JsonNode readIndex(Path index) {
    try {
      return StrictJson.read(SmallFile.read(index, StrictJson.MOST_BYTES));
    } catch (IOException e) {
      throw new ModelCorrupt("%s cannot be read: %s".formatted(index, StrictJson.reason(e)), e);
    }
  }

  private static List<Path> list(Path folder, String ending) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new ModelMissing("%s cannot be listed: %s".formatted(folder, e.getMessage()));
    }
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList());
  }

  private static Map<String, Tensor> tensors(List<WeightFile> files) {
    Map<String, Tensor> tensors = new HashMap<>();
    for (WeightFile file : files) {
      for (String name : file.tensors().keySet()) {
        Tensor other = tensors.putIfAbsent(name, new Tensor(file, name));
        if (other != null) {
          throw new ModelCorrupt(
              "Tensor %s is both in %s and in %s.".formatted(name, other.file.file(), file.file()));
        }
      }
    }
    return tensors;
  }

  private static Map<String, Tensor> under(String prefix, Map<String, Tensor> all) {
    if (prefix.isEmpty()) {
      return all;
    }
    Map<String, Tensor> own = new HashMap<>();
    all.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), tensor);
          }
        });
    return own;
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** A tensor's sides; empty if there is none of that name. */
  Optional<long[]> shape(String name) {
    return Optional.ofNullable(tensors.get(name)).map(tensor -> tensor.stored().shape());
  }

  /**
   * Bytes that each tensor takes in memory.
   *
   * @param bytesOfNumber of a number of the type that is computed in
   */
  public Map<String, Long> sizes(Keeping keeping, int bytesOfNumber) {
    Map<String, Long> sizes = new HashMap<>();
    tensors.forEach(
        (name, tensor) -> sizes.put(name, size(tensor.stored(), keeping, bytesOfNumber)));
    return sizes;
  }

  private static long size(Stored tensor, Keeping keeping, int bytesOfNumber) {
    return switch (keeping) {
      case WIDENED -> bytesOfNumber * tensor.numbers();
      case AS_STORED -> tensor.bytes();
      case IN_EIGHT_BITS -> Math.min(tensor.bytes(), tensor.numbers());
    };
  }

  /** Numbers in the network's tensors. */
  public long numbers() {
    return tensors.values().stream().mapToLong(tensor -> tensor.stored().numbers()).sum();
  }

  @Override
  public void close() {
    files.forEach(WeightFile::close);
  }
}
