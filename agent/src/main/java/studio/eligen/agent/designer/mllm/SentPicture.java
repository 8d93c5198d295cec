package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.ImageContent;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import studio.eligen.agent.designer.mllm.parsing.SentSize;

/** A picture as a model sees it. */
record SentPicture(SentSize size, String base64) {

  private static final float QUALITY = 0.92f;

  static SentPicture of(BufferedImage picture) {
    SentSize size = SentSize.of(picture.getWidth(), picture.getHeight());
    return new SentPicture(size, Base64.getEncoder().encodeToString(jpeg(scaled(picture, size))));
  }

  /** As a message's part, which LangChain4j writes as a data URL. */
  ImageContent content() {
    return ImageContent.from(base64, "image/jpeg");
  }

  private static BufferedImage scaled(BufferedImage picture, SentSize size) {
    BufferedImage scaled =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = scaled.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(picture, 0, 0, size.width(), size.height(), null);
    canvas.dispose();
    return scaled;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no input or output errors
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
