package studio.eligen.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.files.FolderLock;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.training.LoraTraining.Output;
import studio.eligen.engine.training.LoraTraining.Start;
import studio.eligen.engine.weights.LoraNames;
import studio.eligen.engine.weights.Safetensors;

class LoraTrainingTest {

  private static final GenerationDefaults DEFAULTS = GenerationDefaults.PAPER.withSteps(2);

  @TempDir private Path folder;
  private TrainingSet data;

  @BeforeEach
  void make() {
    data = MadeSet.in(folder.resolve("data"));
  }

  @Test
  void a_training_that_was_stopped_ends_with_the_numbers_of_an_unbroken_one() throws IOException {
    Output unbroken = output("unbroken", Start.ANEW);
    train(unbroken, plan(6, 2), step -> {});

    Cancellation stop = new Cancellation();
    assertThatThrownBy(
            () ->
                train(
                    output("stopped", Start.ANEW),
                    plan(6, 2),
                    step -> {
                      if (step == 2) {
                        stop.cancel();
                      }
                    },
                    stop))
        .isInstanceOf(Cancelled.class);
    Output resumed = output("stopped", Start.WHERE_IT_WAS);
    List<Integer> steps = train(resumed, plan(6, 2), step -> {});

    assertThat(steps).containsExactly(3, 4, 5);
    assertThat(resumed.lora()).hasSameBinaryContentAs(unbroken.lora());
    assertThat(resumed.state()).hasSameBinaryContentAs(unbroken.state());
  }

  @Test
  void two_trainings_do_not_write_to_one_folder() {
    Output output = output("shared", Start.ANEW);
    try (FolderLock other = FolderLock.of(output.folder())) {
      assertThatThrownBy(() -> train(output, plan(1, 1), step -> {}))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("Another program writes to %s".formatted(output.folder()));
    }
    assertThat(train(output, plan(1, 1), step -> {})).containsExactly(0);
  }

  @Test
  void a_training_that_was_killed_goes_on_from_what_was_saved_last() throws IOException {
    Output unbroken = output("unbroken", Start.ANEW);
    Output killed = output("killed", Start.WHERE_IT_WAS);
    train(
        unbroken,
        plan(5, 2),
        step -> {
          if (step == 3) {
            copy(unbroken.state(), killed.state()); // all that a kill between two savings leaves
          }
        });

    assertThat(train(killed, plan(5, 2), step -> {})).containsExactly(2, 3, 4);
    assertThat(killed.lora()).hasSameBinaryContentAs(unbroken.lora());
  }

  @Test
  void the_same_training_again_gives_the_same_and_another_seed_another() throws IOException {
    Output first = output("first", Start.ANEW);
    Output again = output("again", Start.ANEW);
    Output other = output("other", Start.ANEW);
    train(first, plan(2, 2), step -> {});
    train(again, plan(2, 2), step -> {});
    TrainingPlan plan = plan(2, 2);
    train(
        other,
        new TrainingPlan(
            plan.rank(), 2, 2, 1e-2, 1, 0.5, plan.mostPixels(), 2, 8, Recomputation.NOTHING),
        step -> {});

    assertThat(again.lora()).hasSameBinaryContentAs(first.lora());
    assertThat(Files.mismatch(other.lora(), first.lora())).isNotNegative();
  }

  @Test
  void a_lora_draws_another_picture_than_the_base_and_the_same_under_both_names() {
    Output kohya = output("kohya", Start.ANEW);
    Output diffsynth =
        new Output(folder.resolve("diffsynth.safetensors"), LoraNames.DIFFSYNTH, Start.ANEW);
    train(kohya, plan(3, 3), step -> {});
    train(diffsynth, plan(3, 3), step -> {});

    float[] drawn = drawn(List.of(new LoraFile(kohya.lora(), 1)));
    assertThat(Golden.relativeError(drawn, drawn(List.of()))).isGreaterThan(1e-3);
    assertThat(drawn(List.of(new LoraFile(diffsynth.lora(), 1)))).isEqualTo(drawn);
    try (Safetensors file = Safetensors.open(diffsynth.lora())) {
      assertThat(file.tensors()).containsKey("blocks.0.attn.a_to_qkv.lora_A.default.weight");
    }
  }

  @Test
  void what_was_learnt_is_not_overwritten_and_what_is_not_there_not_gone_on_with() {
    train(output("lora", Start.ANEW), plan(1, 1), step -> {});

    assertThatThrownBy(() -> train(output("lora", Start.ANEW), plan(1, 1), step -> {}))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("lora.training", "--resume");
    assertThatThrownBy(() -> train(output("none", Start.WHERE_IT_WAS), plan(1, 1), step -> {}))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("none.training", "without --resume");
  }

  @Test
  void only_the_same_training_is_gone_on_with() {
    train(output("lora", Start.ANEW), plan(1, 1), step -> {});
    TrainingPlan otherRank =
        new TrainingPlan(3, 2, 2, 1e-2, 1, 0.5, 4096, 1, 7, Recomputation.NOTHING);

    assertThatThrownBy(() -> train(output("lora", Start.WHERE_IT_WAS), otherRank, step -> {}))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("there it is rank 4, and here rank 3; say the same again");
  }

  @Test
  void blocks_that_are_computed_again_teach_the_same_but_for_rounding() {
    Output kept = output("kept", Start.ANEW);
    Output again = output("again", Start.ANEW);
    train(kept, plan(3, 3), step -> {});
    train(
        again,
        new TrainingPlan(4, 3, 2, 1e-2, 1, 0.5, 4096, 3, 7, Recomputation.BLOCKS),
        step -> {});

    String tensor = "lora_unet_single_blocks_1_linear1.lora_up.weight";
    try (Safetensors one = Safetensors.open(kept.lora());
        Safetensors other = Safetensors.open(again.lora())) {
      assertThat(Golden.relativeError(other.floats(tensor), one.floats(tensor))).isLessThan(1e-3);
    }
  }

  private static TrainingPlan plan(int steps, int saveEvery) {
    return new TrainingPlan(4, steps, 2, 1e-2, 1, 0.5, 4096, saveEvery, 7, Recomputation.NOTHING);
  }

  private Output output(String name, Start start) {
    return new Output(folder.resolve(name + ".safetensors"), LoraNames.KOHYA, start);
  }

  private List<Integer> train(Output output, TrainingPlan plan, IntConsumer onStep) {
    return train(output, plan, onStep, new Cancellation());
  }

  /** The steps that were taken. */
  private List<Integer> train(
      Output output, TrainingPlan plan, IntConsumer onStep, Cancellation stop) {
    List<Integer> steps = new ArrayList<>();
    try (LoraTraining training =
        LoraTraining.open(Golden.NANO, options(List.of()), DEFAULTS, data, plan, output)) {
      training.run(new Heard(steps, onStep), stop);
    }
    return steps;
  }

  private static EngineOptions options(List<LoraFile> loras) {
    return new EngineOptions(
        EngineOptions.Device.CPU, Optional.empty(), false, loras, OptionalInt.empty());
  }

  private static float[] drawn(List<LoraFile> loras) {
    try (EliGen engine = EliGen.load(Golden.NANO, options(loras))) {
      RenderRequest request = DEFAULTS.request("a red ball").size(64, 48).cfg(1).build();
      return Planes.of(engine.render(request).image());
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Heard(List<Integer> steps, IntConsumer onStep) implements TrainingListener {
    @Override
    public void onPrepared(int done, int pictures) {
      assertThat(done).isBetween(1, pictures);
    }

    @Override
    public void onStep(TrainedStep step) {
      steps.add(step.step());
      onStep.accept(step.step());
    }

    @Override
    public void onSaved(List<TrainedStep> done) {
      assertThat(done).isNotEmpty();
    }

    @Override
    public void onPreview(int done, BufferedImage picture) {
      assertThat(picture.getWidth()).isEqualTo(64);
    }
  }
}
