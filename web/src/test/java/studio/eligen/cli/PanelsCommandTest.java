package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.design.Bounds;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;

class PanelsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void a_given_panel_stays_as_it_is_and_the_others_are_drawn_beside_it() throws IOException {
    Path given = given(48, 32);
    Path whole = folder.resolve("story.png");

    Path dog =
        Files.writeString(
            folder.resolve("dog.json"),
            """
            {"prompt": "a dog asleep",
             "entities": [{"prompt": "dog", "region": {"box": [0.5, 0.5, 1, 1.2]}}]}
            """);

    assertThat(panels(given, "the sky at night", dog, "-o", whole, "--columns", 2, "--seed", 3))
        .as(err.toString())
        .isZero();

    BufferedImage sheet = ImageIO.read(whole.toFile());
    assertThat(sheet.getWidth()).isEqualTo(96);
    assertThat(sheet.getHeight()).isEqualTo(64);
    assertThat(pixels(ImageIO.read(folder.resolve("story-1.png").toFile())))
        .isEqualTo(pixels(ImageIO.read(given.toFile())));
    assertThat(pixels(ImageIO.read(folder.resolve("story-2.png").toFile())))
        .isEqualTo(pixels(sheet.getSubimage(48, 0, 48, 32)))
        .isNotEqualTo(pixels(ImageIO.read(given.toFile())));
    RenderRequest drawn = PngRecipe.read(Files.readAllBytes(whole), "story.png").request();
    assertThat(drawn.prompt()).isEqualTo("[SCENE-2] the sky at night; [SCENE-3] a dog asleep");
    assertThat(drawn.entities())
        .containsExactly(
            new RenderRequest.Entity("the sky at night", new Region.Box(0.5, 0, 1, 0.5)),
            new RenderRequest.Entity("dog", new Region.Box(0.25, 0.75, 0.5, 1)));
    assertThat(out.toString()).contains("3 panels, 96 × 64, 1 steps, seed 3");
  }

  @Test
  void the_things_that_words_name_have_places_in_their_panel() throws IOException {
    Path whole = folder.resolve("story.png");

    assertThat(panels("a cat on a beach", "a dog left of a tree", "-o", whole, "--size=64x64"))
        .as(err.toString())
        .isZero();

    RenderRequest drawn = PngRecipe.read(Files.readAllBytes(whole), "story.png").request();
    assertThat(drawn.prompt())
        .isEqualTo("[SCENE-1] a cat on a beach; [SCENE-2] a dog left of a tree");
    assertThat(drawn.entities())
        .extracting(RenderRequest.Entity::prompt)
        .containsExactlyInAnyOrder("cat", "dog", "tree");
    Bounds cat = place(drawn, "cat");
    Bounds dog = place(drawn, "dog");
    Bounds tree = place(drawn, "tree");
    assertThat(cat.x1()).isLessThanOrEqualTo(0.5);
    assertThat(dog.x0()).isGreaterThanOrEqualTo(0.5);
    assertThat(dog.centreX()).isLessThan(tree.centreX());
  }

  @Test
  void words_that_are_no_wish_hold_for_all_of_their_panel_and_that_is_told() throws IOException {
    Path whole = folder.resolve("story.png");

    assertThat(panels("what can you draw?", "a cat", "-o", whole, "--size=64x64"))
        .as(err.toString())
        .isZero();

    assertThat(err.toString()).contains("\"what can you draw?\" holds for all of its panel");
    assertThat(PngRecipe.read(Files.readAllBytes(whole), "story.png").request().entities())
        .contains(new RenderRequest.Entity("what can you draw?", new Region.Box(0, 0, 0.5, 1)));
  }

  private static Bounds place(RenderRequest drawn, String prompt) {
    return drawn.entities().stream()
        .filter(entity -> entity.prompt().equals(prompt))
        .map(entity -> Bounds.of(entity.region()))
        .findAny()
        .orElseThrow();
  }

  @Test
  void what_cannot_be_is_refused_before_anything_is_loaded() throws IOException {
    Path given = given(48, 32);
    Path whole = folder.resolve("story.png");

    assertThat(panels("a cat", "-o", whole)).isEqualTo(2);
    assertThat(panels(given, given, "-o", whole)).isEqualTo(2);
    assertThat(panels(given, "a cat", "-o", whole, "--size", "64x64")).isEqualTo(2);
    assertThat(panels(given(50, 32), "a cat", "-o", whole)).isEqualTo(2);
    assertThat(panels("cat.png", "a cat", "-o", whole)).isEqualTo(2);
    assertThat(panels("", "a cat", "-o", whole)).isEqualTo(2);
    assertThat(panels(given(48, 32), "a cat", "-o", given)).isEqualTo(2);
    assertThat(panels("a dog", "a cat", "-o", whole, "--columns", 3)).isEqualTo(2);
    assertThat(panels("a dog", "a cat", "-o", whole, "--size", "4096x4096", "--columns", 2))
        .isEqualTo(2);
    assertThat(panels("a dog", "a cat", "-o", folder.resolve("none/story.png"))).isEqualTo(2);

    assertThat(err.toString())
        .contains("give two or more")
        .contains("none is to be drawn")
        .contains("48 × 32 pixels and a panel is 64 × 64; scale it")
        .contains("A panel is 50 × 32 pixels; its sides must be multiples of 16")
        .contains("There is no picture cat.png", "A panel is blank", "give another name after -o")
        .contains("2 panels do not stand in 3 columns")
        .contains("make them smaller (--size)")
        .contains("there is no folder");
    assertThat(whole).doesNotExist();
  }

  @Test
  void panels_that_are_too_many_are_told_as_that() {
    Object[] many = new Object[1002];
    Arrays.fill(many, "a cat");
    many[1000] = "-o";
    many[1001] = folder.resolve("story.png");

    assertThat(panels(many)).isEqualTo(2);
    assertThat(err.toString()).contains("1000 panels of 16 × 16 pixels", "have fewer of them");
  }

  private Path given(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0x010305 * i);
    }
    return Files.write(folder.resolve("given.png"), Pictures.png(image));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private int panels(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("--model=" + Render.NANO, "--steps=1"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return new CommandLine(new PanelsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
