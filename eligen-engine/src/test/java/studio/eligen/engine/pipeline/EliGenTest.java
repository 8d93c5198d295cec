package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.Edit.Release;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/** The whole path on flux-nano, which draws nothing that one could name, but draws it fast. */
class EliGenTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  /** Cells 4 to 8 across and 2 to 6 down. */
  private static final Region.Box BOX = new Region.Box(1 / 3.0, 0.25, 2 / 3.0, 0.75);

  private static final EliGen ELIGEN = EliGen.load(Golden.NANO, EngineOptions.DEFAULT);

  @AfterAll
  static void close() {
    ELIGEN.close();
  }

  @Test
  void the_same_request_gives_the_same_picture() {
    assertThat(pixels(draw(request(3, 1, Optional.empty()))))
        .isEqualTo(pixels(draw(request(3, 1, Optional.empty()))));
  }

  @Test
  void another_seed_gives_another_picture() {
    assertThat(pixels(draw(request(3, 1, Optional.empty()))))
        .isNotEqualTo(pixels(draw(request(3, 2, Optional.empty()))));
  }

  @Test
  void callers_from_several_threads_take_turns_and_get_what_they_asked_for() {
    int[] first = pixels(draw(request(3, 1, Optional.empty())));
    int[] second = pixels(draw(request(3, 2, Optional.empty())));
    List<CompletableFuture<int[]>> renders = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RenderRequest request = request(3, 1 + i % 2, Optional.empty());
      renders.add(CompletableFuture.supplyAsync(() -> pixels(draw(request))));
    }
    for (int i = 0; i < renders.size(); i++) {
      assertThat(renders.get(i).join()).isEqualTo(i % 2 == 0 ? first : second);
    }
  }

  @Test
  void a_cancelled_render_ends_within_a_step_and_leaves_the_engine_usable() {
    AtomicInteger steps = new AtomicInteger();
    Cancellation cancellation = new Cancellation();
    RenderListener impatient =
        step -> {
          steps.set(step.index());
          if (step.index() == 2) {
            cancellation.cancel();
          }
        };
    RenderRequest request = request(3, 1, Optional.empty());
    assertThatThrownBy(() -> ELIGEN.render(request, impatient, cancellation))
        .isInstanceOf(Cancelled.class);
    assertThat(steps).hasValue(2);
    assertThat(draw(request).getWidth()).isEqualTo(WIDTH);
  }

  @Test
  void every_step_is_told_with_a_falling_sigma_and_a_preview_of_half_the_size() {
    List<Double> sigmas = new ArrayList<>();
    List<BufferedImage> previews = new ArrayList<>();
    RenderListener listener =
        step -> {
          sigmas.add(step.sigma());
          previews.add(step.preview());
        };
    RenderRequest request = request(3, 1, Optional.empty());
    ELIGEN.render(request, listener, new Cancellation());
    assertThat(sigmas).hasSize(request.steps() + 1).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(sigmas.get(0)).isEqualTo(1);
    assertThat(sigmas.get(request.steps())).isZero();
    assertThat(previews)
        .allMatch(image -> image.getWidth() == WIDTH / 2 && image.getHeight() == HEIGHT / 2);
  }

  @Test
  void a_preview_of_an_edit_is_transparent_where_the_picture_is_held() {
    BufferedImage original = picture(5);
    List<BufferedImage> previews = new ArrayList<>();
    RenderListener listener = step -> previews.add(step.preview());
    RenderRequest request = request(3, 1, Optional.of(new Edit(original, Optional.empty())));
    ELIGEN.render(request, listener, new Cancellation());
    BufferedImage preview = previews.get(1);
    for (int y = 0; y < HEIGHT / 2; y++) {
      for (int x = 0; x < WIDTH / 2; x++) {
        boolean box = x >= 16 && x < 32 && y >= 8 && y < 24;
        assertThat(preview.getRGB(x, y) >>> 24).as("pixel %d, %d", x, y).isEqualTo(box ? 255 : 0);
      }
    }
    assertThat(preview.getRGB(3, 2)).isEqualTo(original.getRGB(6, 4) & 0xffffff);
  }

  @Test
  void outside_the_papers_edit_not_one_pixel_changes() {
    BufferedImage original = picture(5);
    BufferedImage edited = draw(request(3, 1, Optional.of(new Edit(original, Optional.empty()))));
    assertOnlyTheBoxChanged(original, edited);
  }

  @Test
  void outside_a_graded_edit_not_one_pixel_changes() {
    BufferedImage original = picture(6);
    for (double level : new double[] {0.2, 0.5, 1}) {
      assertOnlyTheBoxChanged(original, draw(request(3, 1, Optional.of(graded(original, level)))));
    }
  }

  @Test
  void a_region_released_earlier_strays_further_from_the_picture() {
    BufferedImage original = picture(7);
    double little = change(original, draw(request(3, 1, Optional.of(graded(original, 0.3)))));
    double much = change(original, draw(request(3, 1, Optional.of(graded(original, 1)))));
    assertThat(little).isLessThan(much);
  }

  @Test
  void what_is_held_to_the_end_everywhere_stays_as_it_was() {
    BufferedImage original = picture(8);
    BufferedImage edited = draw(request(3, 1, Optional.of(graded(original, 0))));
    assertThat(pixels(edited)).isEqualTo(pixels(original));
  }

  @Test
  void graded_fusion_agrees_with_the_papers_without_guidance_and_not_with_it() {
    BufferedImage original = picture(9);
    Edit paper = new Edit(original, Optional.empty());
    Edit graded = graded(original, 1);
    assertThat(latentDifference(1, paper, graded)).isLessThan(1e-5);
    assertThat(latentDifference(3, paper, graded)).isGreaterThan(1e-2);
  }

  private static double latentDifference(double cfg, Edit a, Edit b) {
    return Golden.relativeError(
        lastLatents(request(cfg, 1, Optional.of(a))), lastLatents(request(cfg, 1, Optional.of(b))));
  }

  private static float[] lastLatents(RenderRequest request) {
    List<float[]> latents = new ArrayList<>();
    ELIGEN.render(request, step -> latents.add(step.latents()), new Cancellation());
    return latents.get(request.steps());
  }

  @Test
  void a_region_too_thin_for_any_cell_still_gets_one() {
    Region thin = new Region.Box(0.5, 0.5, 0.505, 0.505);
    BufferedImage original = picture(10);
    Edit edit = new Edit(original, Optional.empty());
    BufferedImage edited = draw(request(thin, 3, 1, Optional.of(edit)));
    assertThat(changed(original, edited)).isPositive().isLessThanOrEqualTo(64);
  }

  @Test
  void a_small_edit_of_a_large_picture_is_a_pixel_of_release_levels_at_each_cells_centre() {
    byte[] levels = new byte[WIDTH * HEIGHT];
    levels[(8 * 3 + 4) * WIDTH + 8 * 5 + 4] = (byte) 255; // the centre of cell (3, 5)
    levels[0] = (byte) 255; // no cell's centre
    BufferedImage original = picture(11);
    Release release = new Release.Levels(new GreyMap(WIDTH, HEIGHT, levels));
    BufferedImage edited =
        draw(request(3, 1, Optional.of(new Edit(original, Optional.of(release)))));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (x / 8 != 5 || y / 8 != 3) {
          assertThat(edited.getRGB(x, y)).isEqualTo(original.getRGB(x, y));
        }
      }
    }
    assertThat(changed(original, edited)).isPositive();
  }

  @Test
  void noise_with_other_channels_than_the_models_is_refused() {
    RenderRequest asked = request(3, 1, Optional.empty());
    NoiseTensor noise =
        new NoiseTensor(4, HEIGHT / 8, WIDTH / 8, new float[4 * HEIGHT / 8 * WIDTH / 8]);
    RenderRequest request =
        asked.toBuilder().seed(1).steps(2).entities(List.of()).noise(noise).build();
    assertThatThrownBy(() -> ELIGEN.render(request, RenderListener.SILENT, new Cancellation()))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("4 channels");
  }

  private static Edit graded(BufferedImage image, double level) {
    return new Edit(image, Optional.of(new Release.PerEntity(List.of(level))));
  }

  private static RenderRequest request(double cfg, long seed, Optional<Edit> edit) {
    return request(BOX, cfg, seed, edit);
  }

  private static RenderRequest request(Region region, double cfg, long seed, Optional<Edit> edit) {
    return GenerationDefaults.PAPER
        .request("a cat on a field")
        .size(WIDTH, HEIGHT)
        .seed(seed)
        .steps(4)
        .cfg(cfg)
        .entity("cat", region)
        .edit(edit)
        .build();
  }

  private static BufferedImage draw(RenderRequest request) {
    return ELIGEN.render(request, RenderListener.SILENT, new Cancellation()).image();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static BufferedImage picture(long seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, random.nextInt(1 << 24));
    }
    return image;
  }

  private static int changed(BufferedImage a, BufferedImage b) {
    int count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      count += pixels(a)[i] == pixels(b)[i] ? 0 : 1;
    }
    return count;
  }

  /** Mean absolute difference of the green channel. */
  private static double change(BufferedImage a, BufferedImage b) {
    int[] before = pixels(a);
    int[] after = pixels(b);
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs((before[i] >> 8 & 0xff) - (after[i] >> 8 & 0xff));
    }
    return sum / before.length;
  }

  private static void assertOnlyTheBoxChanged(BufferedImage original, BufferedImage edited) {
    int inside = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean box = x >= 32 && x < 64 && y >= 16 && y < 48;
        if (!box) {
          assertThat(edited.getRGB(x, y)).as("pixel %d, %d", x, y).isEqualTo(original.getRGB(x, y));
        } else if (edited.getRGB(x, y) != original.getRGB(x, y)) {
          inside++;
        }
      }
    }
    assertThat(inside).isPositive();
  }
}
