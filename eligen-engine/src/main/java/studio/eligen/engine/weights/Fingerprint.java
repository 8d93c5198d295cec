package studio.eligen.engine.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.files.Sha256;

/**
 * Tells models apart without reading them whole: a SHA-256 over each file's size, its beginning
 * (where the header is) and pieces spread over the rest.
 */
public final class Fingerprint {

  private static final int PIECE = 4096;
  private static final int PIECES = 16;
  private static final int BYTES_KEPT = 16;

  /** Folders of what not every picture is drawn with. */
  private static final Set<String> BESIDE_THE_MODEL =
      Set.of("lora", PartKind.IMAGE_ENCODER.folder, PartKind.IP_ADAPTER.folder);

  private Fingerprint() {}

  /** Of a model's configs and weights, LoRAs aside, as 32 hexadecimal digits. */
  public static String ofModel(ModelFiles model) {
    if (model.wholeFolder()) {
      return of(
          files(model.folder(), 2).stream()
              .filter(file -> !BESIDE_THE_MODEL.contains(file.getParent().getFileName().toString()))
              .filter(file -> !file.getParent().equals(model.folder()))
              .toList());
    }
    Set<Path> files = files(model, PartKind.NETWORKS);
    for (String tokenizer : List.of("tokenizer", "tokenizer_2")) {
      model.tokenizer(tokenizer).ifPresent(folder -> files.addAll(files(folder, 1)));
    }
    return of(List.copyOf(files));
  }

  /** Of what tells the model of style pictures, likewise. */
  public static String ofStyle(ModelFiles model) {
    return of(List.copyOf(files(model, PartKind.STYLE)));
  }

  /** One file may hold several parts. */
  private static Set<Path> files(ModelFiles model, List<PartKind> parts) {
    Set<Path> files = new LinkedHashSet<>();
    for (PartKind kind : parts) {
      ModelPart part = model.part(kind);
      files.addAll(files(part.weights(), 1));
      part.configFile().ifPresent(files::add);
    }
    return files;
  }

  /** A file itself, or what of a folder makes a model, in the order of names. */
  private static List<Path> files(Path path, int depth) {
    try (Stream<Path> files = Files.walk(path, depth)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(json|safetensors|gguf|txt)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ModelMissing("%s cannot be listed: %s".formatted(path, e.getMessage()));
    }
  }

  /** Of one part's weights, likewise. */
  public static String ofPart(ModelPart part) {
    return of(files(part.weights(), 1));
  }

  /** Of one file, likewise. */
  public static String ofFile(Path file) {
    return of(List.of(file));
  }

  /** Of a text, likewise, but the whole of it. */
  public static String ofText(String text) {
    byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES_KEPT);
  }

  private static String of(List<Path> files) {
    MessageDigest digest = Sha256.begin();
    for (Path file : files) {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // Opening a pipe would wait for somebody to write into it.
        throw new ModelMissing("%s is a folder, a device or a pipe, not a file.".formatted(file));
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long size = channel.size();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
        for (int i = 0; i < PIECES; i++) {
          ByteBuffer piece = ByteBuffer.allocate(PIECE);
          channel.read(piece, Math.max(0, size - PIECE) / (PIECES - 1) * i);
          digest.update(piece.flip());
        }
      } catch (NoSuchFileException e) {
        throw new ModelMissing("There is no file %s.".formatted(file));
      } catch (IOException e) {
        throw new ModelMissing("%s cannot be read: %s".formatted(file, e.getMessage()));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES_KEPT);
  }
}
