package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.FakeCheckout.Outcome;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.fixtures.Jpegs;
import studio.eligen.engine.image.Pictures;

/**
 * The packaged {@code ./eligen chat} with the model that ships, and a played multimodal model: a
 * picture is created, comes back as a foreign photo, is looked at, changed, checked and repaired.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class PackagedChatIT {

  private static final int SIDE = 160;

  /** Boxes are in pixels of the picture as it is sent, of 896 × 896. */
  private static final String CREATE =
      """
      {"reply": "Eine Katze, ein Ball und ein Baum.", "edits": [
        {"op": "set_scene", "text": "on a grassy field"},
        {"op": "add", "id": "tree", "prompt": "tree", "box": [560, 140, 868, 784]},
        {"op": "add", "id": "cat", "prompt": "cat", "box": [28, 504, 280, 812]},
        {"op": "add", "id": "ball", "prompt": "red ball", "box": [336, 616, 504, 784]}]}""";

  private static final String GROUND =
      """
      ```json
      [{"bbox_2d": [540, 98, 896, 800], "label": "tree"},
       {"bbox_2d": [0, 455, 255, 812], "label": "cat"},
       {"bbox_2d": [258, 616, 562, 812], "label": "red ball"}]
      ```
      Scene: on a grassy field""";
  private static final String REPLACE_AND_ADD =
      """
      {"reply": "Ein Hase statt des Balls, dazu ein Ballon und eine Blume.", "edits": [
        {"op": "reprompt", "id": "ball", "prompt": "rabbit"},
        {"op": "add", "id": "balloon", "prompt": "blue balloon", "box": [56, 56, 224, 280]},
        {"op": "add", "id": "flower", "prompt": "flower", "box": [308, 336, 448, 504]}]}""";
  private static final String MOVE =
      """
      {"reply": "Der Ballon ist weiter rechts.", "edits": [
        {"op": "move", "id": "balloon", "direction": "right", "amount": "some"}]}""";

  @TempDir Path folder;
  private final PlayedServer model = new PlayedServer();

  @AfterEach
  void stop() {
    model.close();
  }

  @Test
  void a_foreign_photo_is_looked_at_changed_checked_and_repaired_and_the_rest_of_it_stays()
      throws IOException {
    PackagedStudio studio = new PackagedStudio(folder);
    model.calls(CREATE);
    chat(studio, "Eine Katze, ein roter Ball und ein Baum auf einer Wiese\n", "made");
    BufferedImage made = picture("made", 1);
    Files.write(folder.resolve("photo.jpg"), sidewaysPhoto(made));

    model.says(GROUND).calls(REPLACE_AND_ADD).says(report("flower")).says(report("none"));
    model.calls(MOVE).says(report("none"));
    String talk = "ein Hase statt des Balls, ein Ballon und eine Blume\nden Ballon nach rechts\n";
    Outcome outcome = chat(studio, talk, "edited", "--open", "photo.jpg", "--check", "2");

    assertThat(design(1).entities()).extracting(Entity::id).containsExactly("tree", "cat", "ball");
    assertThat(design(1).scene()).isEqualTo("on a grassy field");
    assertThat(meanDifference(picture("edited", 1), made)).isLessThan(8);
    assertThat(design(2).entities())
        .extracting(Entity::prompt)
        .containsExactly("tree", "cat", "rabbit", "blue balloon", "flower");
    assertChangedOnlyWithin(1, 2, "ball", "balloon", "flower");
    assertChangedOnlyWithin(2, 3, "balloon");
    assertThat(Bounds.of(design(3).entity("balloon").orElseThrow().region()).x0())
        .isGreaterThan(Bounds.of(design(2).entity("balloon").orElseThrow().region()).x0());

    assertThat(outcome.err().lines().filter(line -> line.startsWith("Redrawing"))).hasSize(2);
    assertThat(outcome.err())
        .contains("Drawing the flower anew from seed", "(after 1 repair)")
        .doesNotContain("No picture");
    assertThat(outcome.out()).contains("Ein Hase statt des Balls", "Der Ballon ist weiter rechts");
    assertThat(model.bodies()).hasSize(7);
    assertThat(model.bodies().subList(1, 7)).allMatch(body -> body.contains("data:image/jpeg"));
  }

  private Outcome chat(PackagedStudio studio, String talk, String out, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("chat", "--out", out, "--seed", "3"));
    arguments.addAll(List.of("--size", SIDE + "x" + SIDE, "--steps", "8"));
    arguments.addAll(List.of(more));
    Outcome outcome =
        studio.run(model.environment(PlayedServer.MODEL), talk, arguments.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out() + outcome.err()).doesNotContain(PlayedServer.KEY);
    return outcome;
  }

  /** What the model reports of the picture in the second turn: all is there but one. */
  private static String report(String missing) {
    return """
        [{"id": "tree", "found": true, "matches": true},
         {"id": "cat", "found": true, "matches": true},
         {"id": "ball", "found": true, "matches": true},
         {"id": "balloon", "found": true, "matches": true, "colour_right": true},
         {"id": "flower", "found": %s, "matches": true}]"""
        .formatted(!missing.equals("flower"));
  }

  /** Twice as large, as a camera on its side writes it: its data say to turn it to the right. */
  private static byte[] sidewaysPhoto(BufferedImage upright) {
    int side = 2 * SIDE;
    BufferedImage lying = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        lying.setRGB(y, side - 1 - x, upright.getRGB(x / 2, y / 2));
      }
    }
    return Jpegs.held(lying, 6);
  }

  private BufferedImage picture(String album, int turn) throws IOException {
    Path file = folder.resolve(album).resolve("%03d.png".formatted(turn));
    return Pictures.read(Files.readAllBytes(file), file.toString());
  }

  private Design design(int turn) {
    return DesignFile.read(folder.resolve("edited").resolve("%03d.json".formatted(turn)));
  }

  private static double meanDifference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int a = one.getRGB(i % SIDE, i / SIDE);
      int b = other.getRGB(i % SIDE, i / SIDE);
      sum += Math.abs((a >> 8 & 255) - (b >> 8 & 255));
    }
    return (double) sum / (SIDE * SIDE);
  }

  /** The regions that count are those of the things before and after, in whole cells. */
  private void assertChangedOnlyWithin(int before, int after, String... ids) throws IOException {
    List<Rectangle> regions = new ArrayList<>();
    for (String id : ids) {
      design(before).entity(id).ifPresent(entity -> regions.add(cells(entity)));
      design(after).entity(id).ifPresent(entity -> regions.add(cells(entity)));
    }
    BufferedImage old = picture("edited", before);
    BufferedImage now = picture("edited", after);
    int outside = 0;
    int[] inside = new int[regions.size()];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      boolean within = false;
      boolean differs = old.getRGB(x, y) != now.getRGB(x, y);
      for (int r = 0; r < inside.length; r++) {
        if (regions.get(r).contains(x, y)) {
          within = true;
          inside[r] += differs ? 1 : 0;
        }
      }
      outside += differs && !within ? 1 : 0;
    }
    assertThat(outside).as("pixels changed outside").isZero();
    assertThat(Arrays.stream(inside).boxed()).as("inside each").allMatch(changed -> changed > 0);
  }

  private static Rectangle cells(Entity entity) {
    Bounds bounds = Bounds.of(entity.region());
    int left = (int) Math.floor(bounds.x0() * SIDE / 8) * 8;
    int top = (int) Math.floor(bounds.y0() * SIDE / 8) * 8;
    int right = (int) Math.ceil(bounds.x1() * SIDE / 8) * 8;
    int bottom = (int) Math.ceil(bounds.y1() * SIDE / 8) * 8;
    return new Rectangle(left, top, right - left, bottom - top);
  }
}
