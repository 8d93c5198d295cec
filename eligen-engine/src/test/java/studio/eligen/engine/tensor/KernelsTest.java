package studio.eligen.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException.Cancelled;

class KernelsTest {

  /** More scores than are computed in one go. */
  private static final int TOKENS = 5_000;

  private static NDArray random(long... shape) {
    return Golden.TORCH.compute(Golden.TORCH.manager().randomNormal(new Shape(shape)));
  }

  @Test
  void long_attention_in_parts_is_the_attention_of_each_query() {
    try (Scope scope = Scope.open()) {
      NDArray q = random(1, 1, TOKENS, 8);
      NDArray k = random(1, 1, TOKENS, 8);
      NDArray v = random(1, 1, TOKENS, 8);
      NDArray mask = random(1, 1, TOKENS, TOKENS);
      NDArray all = Golden.TORCH.kernels().attention(q, k, v, mask);
      for (int from : new int[] {0, 3_300, 4_900}) {
        String rows = ":,:,%d:%d".formatted(from, from + 100);
        NDArray some = Golden.TORCH.kernels().attention(q.get(rows), k, v, mask.get(rows));
        assertThat(Golden.relativeError(all.get(rows).toFloatArray(), some.toFloatArray()))
            .isLessThan(1e-5);
      }
      assertThat(all.getShape()).isEqualTo(q.getShape());
    }
  }

  @Test
  void a_thread_whose_work_shall_end_opens_no_further_scope() {
    Cancellation token = new Cancellation();
    try (Scope render = Scope.open(token)) {
      try (Scope layer = Scope.open()) {
        token.cancel();
      }
      assertThatThrownBy(Scope::open).isInstanceOf(Cancelled.class);
    }
    Scope.open().close();
  }
}
