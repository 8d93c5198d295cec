package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.recipe.PngRecipe;

/** LoRAs that are chosen, changed and left while a chat runs. */
class ChatLoraTest {

  private static final Path NANO = Path.of("../eligen-engine/src/test/resources/goldens/flux-nano");
  private static final Path LORAS = NANO.resolve("lora");

  @TempDir Path folder;

  @Test
  void a_lora_is_chosen_by_name_and_kept_with_each_version_until_it_is_off() {
    CommandRun run =
        chat(
            "a cat\n"
                + "/lora diffus 0.7\n"
                + "add a dog\n"
                + "/lora kohya off\n"
                + "/undo\n"
                + "/lora\n"
                + "/lora diffusers off\n",
            "--lora",
            LORAS.resolve("kohya.safetensors") + ":0.5",
            "--loras",
            LORAS.toString());

    assertThat(run.exitCode()).as(run.said() + run.noted()).isZero();
    assertThat(run.said() + run.noted())
        .contains("Version 2: LoRA diffusers × 0.7.", "as the LoRAs changed")
        .contains("Version 4: LoRA kohya off.")
        .contains("  diffsynth off\n  diffusers × 0.7\n  kohya × 0.5\n");
    assertThat(scales(1)).containsExactly("kohya.safetensors 0.5");
    assertThat(scales(2)).containsExactly("kohya.safetensors 0.5", "diffusers.safetensors 0.7");
    assertThat(scales(3)).isEqualTo(scales(2));
    assertThat(scales(4)).containsExactly("diffusers.safetensors 0.7");
    assertThat(scales(5)).as("undone, and then off").containsExactly("kohya.safetensors 0.5");
    assertThat(DesignFile.read(folder.resolve("out/004.json")).loras())
        .isEqualTo(Map.of("diffusers", 0.7, "kohya", 0.0));
  }

  @Test
  void what_is_none_is_refused_in_a_sentence_and_nothing_changes() {
    CommandRun run =
        chat(
            "/lora ../kohya 1\n/lora diff\n/lora kohya much\n/lora kohya 11\n",
            "--loras",
            LORAS.toString());

    assertThat(run.said() + run.noted())
        .contains("There is no LoRA \"../kohya\"; there are diffsynth, diffusers, kohya.")
        .contains("\"diff\" can be each of these: diffsynth, diffusers")
        .contains("\"much\" is no scale")
        .contains("The scale of the LoRA \"kohya\" is 11.0");
    assertThat(folder.resolve("out/001.json")).doesNotExist();
    assertThat(chat("/lora\n").said()).contains("Start with --lora FILE");
  }

  private List<String> scales(int turn) {
    Path picture = folder.resolve("out").resolve("%03d.png".formatted(turn));
    return PngRecipe.read(picture).model().loras().stream()
        .map((FusedLora lora) -> lora.name() + " " + lora.scale())
        .toList();
  }

  private CommandRun chat(String lines, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--size", "64x64", "--steps", "2", "--seed", "3"));
    arguments.addAll(List.of(more));
    return CommandRun.chat(lines, NANO, folder.resolve("out"), arguments.toArray(String[]::new));
  }
}
