package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.image.Pictures;

/** A piped conversation whose pictures the model that ships draws. */
class ChatOnTheModelTest {

  private static final int REDDEST = 150;

  @TempDir Path out;

  @Test
  void things_stand_where_the_design_says_before_and_after_a_move() throws Exception {
    String red = "red " + TinyModel.colourable().get(1);
    String blue = "blue " + TinyModel.colourable().get(0);
    chat("a %s on the left and a %s on the right\nmove the %s up\n".formatted(red, blue, red));

    Entity before = redThing(1, red);
    Entity after = redThing(2, red);
    assertThat(Bounds.of(after.region()).centreY())
        .isLessThan(Bounds.of(before.region()).centreY());
    assertInside(centreOfRed(1), Bounds.of(before.region()));
    assertInside(centreOfRed(2), Bounds.of(after.region()));
  }

  @Test
  void without_a_server_a_check_says_that_nothing_was_checked() {
    assertThat(run("a %s\n".formatted(TinyModel.plain().get(0)), "--check", "2"))
        .contains("Not checked: no model")
        .doesNotContain("fine");
  }

  private void chat(String lines) {
    run(lines);
  }

  private String run(String lines, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--size", "160x160", "--steps", "8", "--seed", "3"));
    arguments.addAll(List.of(more));
    CommandRun run =
        CommandRun.chat(lines, TinyModel.FOLDER, out, arguments.toArray(String[]::new));
    String all = run.said() + run.noted();
    assertThat(run.exitCode()).as(all).isZero();
    return all;
  }

  private Entity redThing(int turn, String prompt) {
    return DesignFile.read(out.resolve("%03d.json".formatted(turn))).entities().stream()
        .filter(entity -> entity.prompt().equals(prompt))
        .findFirst()
        .orElseThrow();
  }

  /** The mean place of the reddest pixels, in fractions of the picture. */
  private double[] centreOfRed(int turn) throws Exception {
    byte[] png = Files.readAllBytes(out.resolve("%03d.png".formatted(turn)));
    BufferedImage image = Pictures.read(png, "The picture");
    int width = image.getWidth();
    int[] reddest =
        IntStream.range(0, width * image.getHeight())
            .boxed()
            .sorted(
                (a, b) ->
                    Integer.compare(
                        redness(image.getRGB(b % width, b / width)),
                        redness(image.getRGB(a % width, a / width))))
            .limit(REDDEST)
            .mapToInt(Integer::intValue)
            .toArray();
    double x = IntStream.of(reddest).map(i -> i % width).average().orElseThrow();
    double y = IntStream.of(reddest).map(i -> i / width).average().orElseThrow();
    return new double[] {(x + 0.5) / width, (y + 0.5) / image.getHeight()};
  }

  private static int redness(int rgb) {
    return (rgb >> 16 & 255) - Math.max(rgb >> 8 & 255, rgb & 255);
  }

  private static void assertInside(double[] point, Bounds box) {
    assertThat(point[0]).isBetween(box.x0(), box.x1());
    assertThat(point[1]).isBetween(box.y0(), box.y1());
  }
}
