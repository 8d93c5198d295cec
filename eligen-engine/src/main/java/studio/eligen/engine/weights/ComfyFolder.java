package studio.eligen.engine.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * The {@code models/} folder of a ComfyUI installation, where files of many models lie together.
 * Those of FLUX.1 are told by their tensors, and text encoders by the width that the transformer
 * takes.
 *
 * @param named what need not be chosen here
 */
record ComfyFolder(Path path, ModelParts named) {

  private static final int DEEPEST = 3;
  private static final int MOST_FILES = 1000;
  private static final long LATENT_CHANNELS = 16;
  private static final String T5_QUERY = "encoder.block.0.layer.0.SelfAttention.q.weight";
  private static final String T5_SECOND_BIAS =
      "encoder.block.1.layer.0.SelfAttention.relative_attention_bias.weight";

  /** A folder that has some of ComfyUI's; empty if it has none. */
  static Optional<ComfyFolder> at(Path path, ModelParts named) {
    boolean any =
        Stream.of(PartKind.values())
            .flatMap(kind -> kind.comfyFolders.stream())
            .anyMatch(folder -> Files.isDirectory(path.resolve(folder)));
    return any ? Optional.of(new ComfyFolder(path, named)) : Optional.empty();
  }

  /**
   * The file of a part.
   *
   * @throws BadRequest if several would do and none has the usual name
   */
  Optional<Path> part(PartKind kind) {
    Takes takes = kind == PartKind.CLIP || kind == PartKind.T5 ? transformerTakes() : Takes.NOTHING;
    List<Path> fitting = files(kind).stream().filter(file -> fits(kind, file, takes)).toList();
    if (fitting.size() < 2) {
      return fitting.stream().findFirst();
    }
    List<Path> usual = fitting.stream().filter(file -> hasUsualName(kind, file)).toList();
    if (usual.size() == 1) {
      return Optional.of(usual.get(0));
    }
    throw new BadRequest(
        "%s has %d files that could be the %s: %s. Name one with %s."
            .formatted(
                path,
                fitting.size(),
                kind.folder,
                fitting.stream().map(Path::toString).collect(Collectors.joining(", ")),
                kind.option));
  }

  private List<Path> files(PartKind kind) {
    List<Path> files = new ArrayList<>();
    for (String folder : kind.comfyFolders) {
      Path root = path.resolve(folder);
      if (!Files.isDirectory(root)) {
        continue;
      }
      // People keep such a folder on another disk, behind a link, which walk would not follow.
      try (Stream<Path> entries = Files.walk(root.toRealPath(), DEEPEST)) {
        entries
            .filter(file -> file.toString().matches(".*\\.(safetensors|gguf)"))
            .limit(MOST_FILES)
            .sorted()
            .forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        throw new BadRequest("%s cannot be listed: %s.".formatted(root, e.getMessage()), e);
      }
    }
    return files;
  }

  /** Of two sizes of T5 that both fit, the finer is taken. */
  private static boolean hasUsualName(PartKind kind, Path file) {
    String name = file.getFileName().toString();
    return switch (kind) {
      case TRANSFORMER, IMAGE_ENCODER, IP_ADAPTER -> false;
      case CLIP -> name.equals("clip_l.safetensors");
      case T5 -> name.equals("t5xxl_fp16.safetensors");
      case VAE -> name.equals("ae.safetensors");
    };
  }

  private boolean fits(PartKind kind, Path file, Takes takes) {
    try (WeightFile opened = WeightFile.open(file)) {
      Set<String> names = opened.tensors().keySet();
      Optional<String> prefix = kind.prefixIn(names);
      if (prefix.isEmpty()) {
        return false;
      }
      Sides sides = new Sides(opened, prefix.get());
      return switch (kind) {
        case TRANSFORMER -> isFlux(sides) && isAsked(file, opened, sides);
        case CLIP -> sides.of("text_model.embeddings.token_embedding.weight", 1) == takes.pooled();
        case T5 -> isT5(sides) && sides.ofT5(T5_QUERY, 1) == takes.text();
        case VAE -> sides.of("decoder.conv_in.weight", 1) == LATENT_CHANNELS;
        case IMAGE_ENCODER, IP_ADAPTER -> false; // they are named, or lie beside the model
      };
    } catch (RenderException e) {
      return false; // A broken file of another model is no reason not to draw with this one.
    }
  }

  /** FLUX.2 and Chroma have blocks of the same names, but take no pooled text. */
  private static boolean isFlux(Sides sides) {
    return sides.of("vector_in.in_layer.weight", 1) > 0
        || sides.of("time_text_embed.text_embedder.linear_1.weight", 1) > 0;
  }

  private boolean isAsked(Path file, WeightFile opened, Sides sides) {
    ModelKind kind =
        KindOfModel.of(
            Math.max(sides.of("img_in.weight", 1), sides.of("x_embedder.weight", 1)),
            sides.of("guidance_in.in_layer.weight", 1) > 0
                || sides.of("time_text_embed.guidance_embedder.linear_1.weight", 1) > 0,
            KindOfModel.hints(file, opened));
    return named.kind().map(asked -> KindOfModel.mayBe(asked, kind)).orElse(true);
  }

  /** umT5 has the bias of distances in every block, T5 in the first alone. */
  private static boolean isT5(Sides sides) {
    return sides.ofT5(T5_SECOND_BIAS, 0) < 0;
  }

  /** Widths of the texts that the transformer takes. */
  private record Takes(long pooled, long text) {
    static final Takes NOTHING = new Takes(0, 0);
  }

  private Takes transformerTakes() {
    Path file =
        named
            .transformer()
            .or(() -> part(PartKind.TRANSFORMER))
            .orElseThrow(() -> new ModelPlace.Comfy(this).missing(PartKind.TRANSFORMER, path));
    ConfigJson config = ModelPart.of(PartKind.TRANSFORMER, file).config();
    return new Takes(config.count("pooled_projection_dim"), config.count("joint_attention_dim"));
  }

  /** Sides of one network's tensors. */
  private record Sides(WeightFile file, String prefix) {

    /** A tensor's side; -1 if it is not there. */
    long of(String tensor, int axis) {
      WeightFile.Stored stored = file.tensors().get(prefix + tensor);
      return stored == null || stored.shape().length <= axis ? -1 : stored.shape()[axis];
    }

    /** The same of one that has another name in GGUF. */
    long ofT5(String tensor, int axis) {
      return Math.max(of(tensor, axis), of(Gguf.T5Names.gguf(tensor), axis));
    }
  }
}
