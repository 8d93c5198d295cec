package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;

/**
 * The last step where memory is short; the decoder here paints the latents' first three channels.
 */
class DecodingTest {

  private static final int SIDE = 16;

  private static final ModelIdentity MODEL = new ModelIdentity("m", "f", List.of(), 8, Dtype.F32);

  private final RenderRequest request =
      GenerationDefaults.PAPER.request("a cat").size(SIDE, SIDE).build();
  private final float[] numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  private final NDArray latents = Golden.TORCH.array(numbers, 1, 3, 2, 2); // (1, 3, 2, 2)
  private final List<String> done = new ArrayList<>();

  @Test
  void where_memory_is_short_room_is_made_and_it_is_tried_again() {
    UnaryOperator<NDArray> decoder = z -> done.isEmpty() ? moreThanThereIs() : picture();
    Decoding decoding = new Decoding(decoder, () -> done.add("room"), MODEL);
    assertThat(decoding.picture(latents, request).getWidth()).isEqualTo(SIDE);
    assertThat(done).containsExactly("room");
  }

  @Test
  void the_latents_outlive_memory_that_runs_out_for_good() {
    Decoding decoding = new Decoding(z -> moreThanThereIs(), () -> done.add("room"), MODEL);
    OutOfMemory failure =
        catchThrowableOfType(OutOfMemory.class, () -> decoding.picture(latents, request));
    assertThat(failure).hasMessageContaining("16 × 16").hasMessageContaining("latents");
    assertThat(failure.undecoded().orElseThrow().latents().values()).isEqualTo(numbers);
    assertThat(failure.undecoded().orElseThrow().request()).isEqualTo(request);
    assertThat(done).containsExactly("room");
  }

  @Test
  void so_they_do_where_it_is_the_memory_of_Java() {
    Decoding decoding =
        new Decoding(
            z -> {
              throw new OutOfMemoryError("Java heap space");
            },
            () -> {},
            MODEL);
    OutOfMemory failure =
        catchThrowableOfType(OutOfMemory.class, () -> decoding.picture(latents, request));
    assertThat(failure.undecoded()).isPresent();
  }

  @Test
  void another_failure_is_told_as_it_is_and_not_tried_twice() {
    UnaryOperator<NDArray> decoder =
        z -> z.matMul(Golden.TORCH.array(new float[7], 7, 1)); // sides that do not fit
    Decoding decoding = new Decoding(decoder, () -> done.add("room"), MODEL);
    assertThatThrownBy(() -> decoding.picture(latents, request))
        .isInstanceOf(EngineException.class);
    assertThat(done).isEmpty();
  }

  /** What libtorch says itself when the system gives no more. */
  private static NDArray moreThanThereIs() {
    return Golden.TORCH.manager().zeros(new Shape(1L << 50)); // (2^50)
  }

  private static NDArray picture() {
    return Golden.TORCH.array(new float[3 * SIDE * SIDE], 1, 3, SIDE, SIDE); // (1, 3, 16, 16)
  }
}
