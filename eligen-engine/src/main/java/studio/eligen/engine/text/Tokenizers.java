package studio.eligen.engine.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.tensor.NativeLibraries;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.ModelFiles;

/** The two tokenizers of FLUX.1: CLIP's and T5's. */
public final class Tokenizers implements AutoCloseable {

  /** Tokens of any prompt; the longest that FLUX.1-dev was trained with are 512. */
  public static final int LONGEST = 4096;

  private final HuggingFaceTokenizer clip;
  private final HuggingFaceTokenizer t5;
  private final int t5Length;
  private final int entityT5Length;

  private Tokenizers(
      HuggingFaceTokenizer clip, HuggingFaceTokenizer t5, int t5Length, int entityT5Length) {
    this.clip = clip;
    this.t5 = t5;
    this.t5Length = t5Length;
    this.entityT5Length = entityT5Length;
  }

  /**
   * Loads both.
   *
   * @param clipFolder with vocab.json and merges.txt; without one, CLIP-L's own is taken
   * @param t5Folder with tokenizer.json; without one, T5-XXL's own is taken
   * @param t5Length tokens of a T5 prompt
   * @param entityT5Length tokens of an entity's, at most as many
   */
  public static Tokenizers load(
      Optional<Path> clipFolder, Optional<Path> t5Folder, int t5Length, int entityT5Length) {
    String clipJson = clipFolder.map(ClipTokenizerJson::of).orElseGet(ShippedTokenizers::clip);
    byte[] t5Json = t5Folder.map(Tokenizers::t5Json).orElseGet(ShippedTokenizers::t5);
    int clipLength =
        clipFolder
            .map(folder -> modelMaxLength(folder, ShippedTokenizers.CLIP_LENGTH))
            .orElse(ShippedTokenizers.CLIP_LENGTH);
    HuggingFaceTokenizer clip =
        load(clipFolder, clipJson.getBytes(StandardCharsets.UTF_8), clipLength);
    return new Tokenizers(clip, load(t5Folder, t5Json, t5Length), t5Length, entityT5Length);
  }

  /** Loads a model's own, or else those that ship, for prompts of {@link #t5Length} tokens. */
  public static Tokenizers load(ModelFiles files, EngineOptions options) {
    int length = t5Length(files, options.t5Length());
    return load(
        files.tokenizer("tokenizer"),
        files.tokenizer("tokenizer_2"),
        length,
        entityT5Length(length, options.entityT5Length()));
  }

  /**
   * Tokens of an entity's T5 prompt.
   *
   * @param length of the global prompt's
   * @param asked how many, where they are not to be as many
   * @throws BadRequest if it is no such number
   */
  public static int entityT5Length(int length, OptionalInt asked) {
    int entity = asked.orElse(length);
    if (entity < 1 || entity > length) {
      throw new BadRequest(
          "The T5 length of entities is %d; it must be 1 to %d, the T5 length."
              .formatted(entity, length));
    }
    return entity;
  }

  /**
   * Tokens of a T5 prompt.
   *
   * @param asked how many, where it is not to be what the model says
   * @throws BadRequest if it is no such number
   */
  public static int t5Length(ModelFiles files, OptionalInt asked) {
    int trained = files.kind().longestT5().orElse(LONGEST);
    int length = asked.orElseGet(() -> Math.min(trained, t5Length(files.tokenizer("tokenizer_2"))));
    if (length < 1 || length > LONGEST) {
      throw new BadRequest("The T5 length is %d; it must be 1 to %d.".formatted(length, LONGEST));
    }
    return length;
  }

  /**
   * How many tokens a T5 tokenizer's folder says that its model takes, or T5-XXL's own.
   *
   * @throws ModelCorrupt if it says more than {@value #LONGEST}
   */
  public static int t5Length(Optional<Path> t5Folder) {
    return t5Folder
        .map(folder -> modelMaxLength(folder, ShippedTokenizers.T5_LENGTH))
        .orElse(ShippedTokenizers.T5_LENGTH);
  }

  private static int modelMaxLength(Path folder, int usual) {
    return ConfigJson.read(folder.resolve("tokenizer_config.json"))
        .length("model_max_length", LONGEST, usual);
  }

  private static byte[] t5Json(Path folder) {
    Path file = folder.resolve("tokenizer.json");
    try {
      return SmallFile.read(file, StrictJson.MOST_BYTES);
    } catch (IOException e) {
      throw new ModelMissing("%s cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private static HuggingFaceTokenizer load(Optional<Path> folder, byte[] json, int length) {
    Map<String, String> options =
        Map.of(
            "padding",
            "max_length",
            "truncation",
            "true",
            "maxLength",
            String.valueOf(length),
            "modelMaxLength",
            String.valueOf(length));
    NativeLibraries.prepare();
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (LinkageError e) {
      throw NativeLibraries.notLoaded("The tokenizers' library", e);
    } catch (IOException | RuntimeException e) {
      throw new ModelCorrupt(
          "The tokenizer in %s cannot be read: %s"
              .formatted(folder.map(Path::toString).orElse("this program"), e.getMessage()),
          e);
    }
  }

  /** CLIP's ids of a prompt; 77 for FLUX.1. */
  public long[] clip(String prompt) {
    return clip.encode(prompt).getIds();
  }

  /** T5's ids of a prompt; {@link #t5Length()} of them. */
  public long[] t5(String prompt) {
    return t5.encode(prompt).getIds();
  }

  /**
   * T5's ids of an entity's prompt; {@link #entityT5Length()} of them. A longer prompt is cut off
   * as the tokenizer does it: before the token that ends it.
   */
  public long[] entityT5(String prompt) {
    Encoding whole = t5.encode(prompt);
    long[] ids = Arrays.copyOf(whole.getIds(), entityT5Length);
    int length = (int) Arrays.stream(whole.getAttentionMask()).sum();
    if (length > entityT5Length) {
      ids[entityT5Length - 1] = whole.getIds()[length - 1];
    }
    return ids;
  }

  public int t5Length() {
    return t5Length;
  }

  public int entityT5Length() {
    return entityT5Length;
  }

  @Override
  public void close() {
    clip.close();
    t5.close();
  }
}
