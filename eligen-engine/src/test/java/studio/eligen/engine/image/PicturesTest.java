package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.fixtures.RawPng;

class PicturesTest {

  @Test
  void a_grey_picture_keeps_the_numbers_that_its_file_has() {
    byte[] png = Pictures.png(new GreyMap(3, 1, new byte[] {1, (byte) 128, (byte) 254}));

    assertThat(rgb(Pictures.read(png, "grey.png"))).containsExactly(0x010101, 0x808080, 0xfefefe);
    assertThat(Pictures.readGrey(png, "grey.png").values())
        .containsExactly(1, (byte) 128, (byte) 254);
  }

  @Test
  void sixteen_bits_of_grey_are_rounded_to_eight() {
    byte[] png = new RawPng().header(2, 1, 16, 0).pixels(0, 0x80, 0x80, 0xff, 0xff).end();

    assertThat(rgb(Pictures.read(png, "deep.png"))).containsExactly(0x808080, 0xffffff);
  }

  @Test
  void one_bit_a_pixel_is_black_and_white() {
    byte[] png = new RawPng().header(8, 1, 1, 0).pixels(0, 0b10000001).end();

    assertThat(Pictures.readMask(png, "bits.png").pixels()).isEqualTo(bits(0, 7));
    assertThat(rgb(Pictures.read(png, "bits.png"))).startsWith(0xffffff, 0).endsWith(0xffffff);
  }

  @Test
  void what_is_transparent_is_put_on_white() {
    byte[] colour =
        new RawPng().header(3, 1, 8, 6).pixels(0, 9, 9, 9, 0, 200, 0, 0, 255, 0, 0, 0, 128).end();
    byte[] grey = new RawPng().header(2, 1, 8, 4).pixels(0, 9, 0, 100, 255).end();

    assertThat(rgb(Pictures.read(colour, "a.png"))).containsExactly(0xffffff, 0xc80000, 0x7f7f7f);
    assertThat(rgb(Pictures.read(grey, "b.png"))).containsExactly(0xffffff, 0x646464);
  }

  @Test
  void sixteen_bits_of_colour_are_rounded_to_eight() {
    byte[] png =
        new RawPng().header(1, 1, 16, 2).pixels(0, 0xff, 0xff, 0x80, 0x80, 0x00, 0x00).end();

    assertThat(rgb(Pictures.read(png, "deep.png"))).containsExactly(0xff8000);
  }

  @Test
  void a_palette_is_looked_up_and_its_transparent_colour_put_on_white() {
    byte[] png =
        new RawPng()
            .header(2, 1, 8, 3)
            .chunk("PLTE", new byte[] {10, 20, 30, 40, 50, 60})
            .chunk("tRNS", new byte[] {(byte) 255, 0})
            .pixels(0, 0, 1)
            .end();

    assertThat(rgb(Pictures.read(png, "palette.png"))).containsExactly(0x0a141e, 0xffffff);
  }

  @Test
  void a_jpeg_is_read_with_its_colours() throws IOException {
    BufferedImage red = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    red.setRGB(
        0,
        0,
        16,
        16,
        java.util.stream.IntStream.generate(() -> 0xdc1e1e).limit(256).toArray(),
        0,
        16);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(red, "jpeg", jpeg);

    int colour = Pictures.read(jpeg.toByteArray(), "red.jpg").getRGB(8, 8);

    assertThat(colour >> 16 & 0xff).isCloseTo(0xdc, org.assertj.core.data.Offset.offset(4));
    assertThat(colour & 0xff).isCloseTo(0x1e, org.assertj.core.data.Offset.offset(4));
  }

  @Test
  void a_mask_begins_at_128() {
    byte[] png = Pictures.png(new GreyMap(4, 1, new byte[] {0, 127, (byte) 128, (byte) 255}));

    assertThat(Pictures.readMask(png, "mask.png")).isEqualTo(new Region.Mask(4, 1, bits(2, 3)));
  }

  @Test
  void of_a_coloured_mask_the_luma_counts_and_what_is_transparent_is_outside() {
    byte[] png =
        new RawPng()
            .header(4, 1, 8, 6)
            .pixels(0, 0, 255, 0, 255, 255, 0, 0, 255, 255, 255, 255, 0, 255, 255, 255, 255)
            .end();

    assertThat(Pictures.readMask(png, "mask.png").pixels()).isEqualTo(bits(0, 3));
  }

  @Test
  void what_is_written_is_read_back_pixel_for_pixel_and_always_the_same_bytes() {
    BufferedImage image = noise(37, 21);

    byte[] png = Pictures.png(image);

    assertThat(rgb(Pictures.read(png, "noise.png"))).isEqualTo(rgb(image));
    assertThat(Pictures.png(image)).isEqualTo(png);
  }

  @Test
  void a_mask_is_written_as_a_grey_picture_and_read_back() {
    Region.Mask mask = new Region.Mask(16, 32, bits(0, 5, 511));

    assertThat(Pictures.readMask(Pictures.png(mask), "mask.png")).isEqualTo(mask);
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static int[] rgb(BufferedImage image) {
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(rgb).map(pixel -> pixel & 0xffffff).toArray();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
