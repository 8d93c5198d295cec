package studio.eligen.engine.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.engine.RenderException.ModelCorrupt;

/** Knows what a file is that people take for a safetensors file, by its first bytes. */
final class ForeignFile {

  private static final int LOOKED_AT = 256;

  /** InstantX's IP-Adapter holds two dictionaries of tensors. */
  private static final String CONVERTS_IP_ADAPTER =
      "d = torch.load(FILE, weights_only=True); save_file({p + '.' + k: v for p in d for k, v in d[p].items()}, 'ip-adapter.safetensors')";

  private static final Pattern IP_ADAPTER = Pattern.compile("image_proj|ip_adapter");

  /** 7-Zip, gzip, RAR, Zstandard, xz and bzip2. */
  private static final Pattern ARCHIVE =
      Pattern.compile("7z\\xbc\\xaf|\\x1f\\x8b\\x08|Rar!|\\x28\\xb5\\x2f\\xfd|\\xfd7zXZ|BZh[1-9]");

  /** PNG, JPEG, GIF and WebP. */
  private static final Pattern PICTURE = Pattern.compile("\\x89PNG|\\xff\\xd8\\xff|GIF8|RIFF");

  private static final int SHOWN = 16;

  private static final Pattern TEXT =
      Pattern.compile("\\s*\\p{Print}{" + SHOWN + "}[\\p{Print}\\s]*");

  private static final String CONVERTS =
      "save_file(torch.load(FILE, weights_only=True), \"FILE.safetensors\")";

  private ForeignFile() {}

  /**
   * Lets a file pass that may be a safetensors file.
   *
   * @throws ModelCorrupt if it is known to be something else, or cannot be read
   */
  static void refuse(Path file) {
    if (Files.isRegularFile(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        refuse(file, channel);
      } catch (IOException e) {
        throw new ModelCorrupt("%s cannot be read: %s".formatted(file, e.getMessage()), e);
      }
    }
  }

  /**
   * The same of an open file.
   *
   * @throws ModelCorrupt if it is known to be something else
   */
  static void refuse(Path file, FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LOOKED_AT);
    channel.read(bytes, 0);
    String start = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    Optional<String> other = what(start);
    if (other.isPresent()) {
      throw new ModelCorrupt("%s %s.".formatted(file, other.get()));
    }
  }

  private static Optional<String> what(String start) {
    String text = start.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("version https://git-lfs")) {
      return Optional.of(
          "is a Git LFS pointer, not the file that it stands for; run \"git lfs pull\" in its folder, or download the file itself");
    }
    if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
      return Optional.of(
          "is a web page, not a model: the site answered with one, as it does to who is not logged in or has not agreed to the licence; download it again in a browser, or with a token");
    }
    if (ARCHIVE.matcher(start).lookingAt()) {
      return Optional.of(
          "is an archive, not a model; unpack it, and name the .safetensors file that was in it");
    }
    if (PICTURE.matcher(start).lookingAt()) {
      return Optional.of(
          "is a picture, not a model; name the .safetensors file that it was offered with");
    }
    if (start.startsWith("GGUF")) {
      return Optional.of(
          "is a GGUF file, and a safetensors file is needed here; take the same one as .safetensors");
    }
    boolean pickled = start.startsWith("\200") && start.length() > 1 && start.charAt(1) <= 5;
    if (start.startsWith("PK\3\4") || pickled && !beginsWithLength(start)) {
      return Optional.of(
          "is a Python pickle (.pt, .ckpt, .bin), which runs whatever code is in it when it is opened and so is never read; take the same model as .safetensors, or convert it where you trust it: %s of safetensors.torch"
              .formatted(IP_ADAPTER.matcher(start).find() ? CONVERTS_IP_ADAPTER : CONVERTS));
    }
    if (text.startsWith("{") && !beginsWithLength(start)) {
      return Optional.of("is JSON, not a model; name the .safetensors file that lies beside it");
    }
    if (TEXT.matcher(start).matches()) {
      return Optional.of(
          "is a text that begins \"%s\", not a model; download the file itself, perhaps in a browser or with a token"
              .formatted(start.strip().substring(0, SHOWN).lines().findFirst().orElse("")));
    }
    return Optional.empty();
  }

  /** Whether eight bytes of a header's length stand first, as they should, and then the header. */
  private static boolean beginsWithLength(String start) {
    return start.length() > Long.BYTES
        && start.charAt(Long.BYTES - 1) == 0
        && start.charAt(Long.BYTES) == '{';
  }
}
