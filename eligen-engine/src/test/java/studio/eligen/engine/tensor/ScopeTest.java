package studio.eligen.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.NativeResource;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;

class ScopeTest {

  private static final Torch TORCH = Golden.TORCH;

  @Test
  void a_scope_frees_what_is_made_in_it_but_not_what_it_keeps() {
    try (Scope outside = Scope.open()) {
      NDArray x = number();
      NDArray made;
      NDArray kept;
      try (Scope scope = Scope.open()) {
        made = x.add(1);
        kept = scope.keep(made.add(1));
      }
      assertThat(isFree(made)).isTrue();
      assertThat(kept.toFloatArray()).containsExactly(3);
      assertThat(isFree(x)).isFalse();
    }
  }

  @Test
  void gradients_are_recorded_in_a_recording_scope_and_those_within_and_no_longer_than_that() {
    try (Scope outside = Scope.open()) {
      NDArray leaf = Autograd.leaf(number());
      try (Scope recording = Scope.recording()) {
        NDArray made;
        try (Scope within = Scope.open()) {
          made = within.keep(leaf.add(leaf));
        }
        Autograd.backward(made);
      }
      assertThat(Autograd.gradient(leaf).toFloatArray()).containsExactly(2);
      assertThat(JniUtils.isGradMode()).isFalse();
      try (Scope after = Scope.open()) {
        assertThat(JniUtils.requiresGrad((PtNDArray) leaf.add(1))).isFalse();
      }
    }
  }

  @Test
  void what_is_kept_belongs_to_the_scope_outside() {
    NDArray kept;
    try (Scope outside = Scope.open()) {
      try (Scope scope = Scope.open()) {
        kept = scope.keep(number());
      }
      assertThat(isFree(kept)).isFalse();
    }
    assertThat(isFree(kept)).isTrue();
  }

  @Test
  void a_consuming_scope_frees_what_it_is_given() {
    try (Scope outside = Scope.open()) {
      NDArray x = number();
      NDArray y;
      try (Scope scope = Scope.consuming(x)) {
        y = scope.keep(x.add(1));
      }
      assertThat(isFree(x)).isTrue();
      assertThat(y.toFloatArray()).containsExactly(2);
    }
  }

  @Test
  void a_consuming_scope_can_keep_what_it_is_given() {
    NDArray x;
    try (Scope outside = Scope.open()) {
      x = number();
      try (Scope scope = Scope.consuming(x)) {
        scope.keep(x);
      }
      assertThat(isFree(x)).isFalse();
    }
    assertThat(isFree(x)).isTrue();
  }

  private static NDArray number() {
    return TORCH.array(new float[] {1}, 1);
  }

  private static boolean isFree(NDArray array) {
    return ((NativeResource<?>) array).isReleased();
  }
}
