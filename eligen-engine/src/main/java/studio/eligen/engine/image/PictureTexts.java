package studio.eligen.engine.image;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import studio.eligen.engine.RenderException.BadRequest;

/** The texts that programs leave in a picture, each under a keyword: nothing is done with them. */
public final class PictureTexts {

  /** What is told under EXIF's tag for a comment, as under A1111's keyword in a PNG. */
  public static final String COMMENT = "parameters";

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_KEYWORD = 79;

  private PictureTexts() {}

  /**
   * The texts of a PNG, a JPEG or a WebP, by keyword; of two with the same the first. None where
   * there are none that can be read.
   */
  public static Map<String, String> of(byte[] file) {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      if (PngChunks.isPng(file)) {
        PngChunks png = PngChunks.of(file, "The picture");
        png.data("tEXt").forEach(data -> put(texts, data, false, StandardCharsets.ISO_8859_1));
        png.data("zTXt").forEach(data -> put(texts, data, true, StandardCharsets.ISO_8859_1));
        png.data("iTXt").forEach(data -> putInternational(texts, data));
      }
    } catch (BadRequest e) {
      return texts; // whoever reads the pixels says what is wrong
    }
    putCameraTexts(texts, CameraData.of(file));
    return texts;
  }

  /** A keyword, a zero byte, one byte more where it is compressed, the text. */
  private static void put(
      Map<String, String> texts, byte[] data, boolean compressed, Charset charset) {
    int end = zeroFrom(data, 0);
    if (end <= LONGEST_KEYWORD && end + 2 <= data.length) {
      putText(texts, key(data, end), data, end + (compressed ? 2 : 1), compressed, charset);
    }
  }

  /** A keyword, whether compressed, how, a language, the keyword in it, the text. */
  private static void putInternational(Map<String, String> texts, byte[] data) {
    int end = zeroFrom(data, 0);
    int translated = zeroFrom(data, end + 3) + 1;
    int text = zeroFrom(data, translated) + 1;
    if (end <= LONGEST_KEYWORD && text <= data.length) {
      boolean compressed = data[end + 1] == 1;
      putText(texts, key(data, end), data, text, compressed, StandardCharsets.UTF_8);
    }
  }

  private static void putText(
      Map<String, String> texts,
      String key,
      byte[] data,
      int start,
      boolean compressed,
      Charset charset) {
    InputStream in = new ByteArrayInputStream(data, start, data.length - start);
    try {
      byte[] text = (compressed ? new InflaterInputStream(in) : in).readNBytes(LONGEST_TEXT + 1);
      if (text.length <= LONGEST_TEXT) {
        texts.putIfAbsent(key, new String(text, charset));
      }
    } catch (IOException e) {
      // A damaged text is as good as none.
    }
  }

  private static String key(byte[] data, int end) {
    return new String(data, 0, end, StandardCharsets.ISO_8859_1);
  }

  private static int zeroFrom(byte[] data, int start) {
    int at = start;
    while (at < data.length && data[at] != 0) {
      at++;
    }
    return at;
  }

  /** Of EXIF the comment; and what stands as "keyword:text" where the camera's name belongs. */
  private static void putCameraTexts(Map<String, String> texts, Metadata tables) {
    for (Directory table : tables.getDirectoriesOfType(ExifDirectoryBase.class)) {
      byte[] comment = table.getByteArray(ExifDirectoryBase.TAG_USER_COMMENT);
      if (comment != null) {
        texts.putIfAbsent(COMMENT, comment(comment));
      }
      for (int tag : new int[] {ExifDirectoryBase.TAG_MAKE, ExifDirectoryBase.TAG_MODEL}) {
        String text = table.getString(tag);
        int colon = text == null ? -1 : text.indexOf(':');
        if (colon > 0 && colon <= LONGEST_KEYWORD) {
          texts.putIfAbsent(text.substring(0, colon), text.substring(colon + 1));
        }
      }
    }
  }

  /** Eight bytes name the encoding; "UNICODE" is UTF-16, mostly with its high bytes first. */
  private static String comment(byte[] data) {
    int start = Math.min(8, data.length);
    byte[] text = Arrays.copyOfRange(data, start, data.length);
    if (!new String(data, 0, start, StandardCharsets.ISO_8859_1).startsWith("UNICODE")) {
      return new String(text, StandardCharsets.UTF_8);
    }
    boolean lowFirst = text.length > 1 && text[1] == 0;
    return new String(text, lowFirst ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }
}
