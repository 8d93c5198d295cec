package studio.eligen.engine.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNGs chunk by chunk, true ones and false ones. */
public final class RawPng {

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  public RawPng() {
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
  }

  /** A header: colour type 0 is grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  public RawPng header(int width, int height, int bits, int colourType) {
    ByteBuffer data = ByteBuffer.allocate(13);
    data.putInt(width).putInt(height).put((byte) bits).put((byte) colourType);
    return chunk("IHDR", data.array());
  }

  /** The pixels: rows that each begin with a filter byte. */
  public RawPng pixels(int... rows) {
    byte[] bytes = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      bytes[i] = (byte) rows[i];
    }
    return chunk("IDAT", deflated(bytes));
  }

  public RawPng chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
    crc.update(data);
    return chunk(type, data.length, data, (int) crc.getValue());
  }

  /** A chunk whose length and checksum may be lies. */
  public RawPng chunk(String type, int length, byte[] data, int crc) {
    file.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    file.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(crc).array());
    return this;
  }

  public byte[] end() {
    chunk("IEND", new byte[0]);
    return file.toByteArray();
  }

  public static byte[] deflated(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A deflated stream of 4 GB of zeros: one block of 1 MB, said over and over. */
  public static byte[] bomb() {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[1 << 20]);
    byte[] buffer = new byte[1 << 16];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
    deflater.end();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(buffer, 0, length);
    for (int block = 1; block < 1 << 12; block++) {
      bytes.write(buffer, 2, length - 2);
    }
    return bytes.toByteArray();
  }
}
