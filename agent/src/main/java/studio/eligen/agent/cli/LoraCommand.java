package studio.eligen.agent.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.SetLora;
import studio.eligen.agent.design.InvalidInput;

/** What is typed after {@code /lora}: "sketch 0.7", "sketch off", or a name alone. */
public record LoraCommand(SortedMap<String, Double> offered) {

  private static final String NONE =
      "No LoRAs were given. Start with --lora FILE, or with --loras FOLDER to choose from a folder.";

  /** The LoRAs that there are, with the scale of each in a design, a line each. */
  public String list(Design design) {
    return offered.isEmpty()
        ? NONE
        : offered.entrySet().stream()
            .map(lora -> "  " + line(lora, design))
            .collect(Collectors.joining("\n", "LoRAs; /lora NAME SCALE changes one:\n", ""));
  }

  private static String line(Map.Entry<String, Double> lora, Design design) {
    double scale = design.loras().getOrDefault(lora.getKey(), lora.getValue());
    return scale == 0 ? lora.getKey() + " off" : lora.getKey() + " × " + scale;
  }

  /**
   * The edit that was typed; a name alone means as it was trained.
   *
   * @throws InvalidInput if there is no such LoRA, or what stands behind its name is no scale
   */
  public SetLora edit(String argument) {
    List<String> words = List.of(argument.strip().split("\\s+"));
    String last = words.get(words.size() - 1).toLowerCase(Locale.ROOT);
    boolean scaled = words.size() > 1 && !offered.containsKey(argument.strip());
    String name = scaled ? argument.strip().replaceFirst("\\s+\\S+$", "") : argument.strip();
    return new SetLora(meant(name), scaled ? scale(last) : 1);
  }

  private static double scale(String word) {
    if (word.equals("off") || word.equals("none")) {
      return 0;
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new InvalidInput(
          "\"%s\" is no scale; give a number such as 0.7, or \"off\".".formatted(word));
    }
  }

  /** The LoRA of this name, also by its first letters where no other begins so. */
  private String meant(String typed) {
    if (offered.containsKey(typed)) {
      return typed;
    }
    String begun = typed.toLowerCase(Locale.ROOT);
    List<String> meant =
        offered.keySet().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(begun))
            .toList();
    if (meant.size() != 1) {
      throw new InvalidInput(
          offered.isEmpty()
              ? NONE
              : meant.isEmpty()
                  ? "There is no LoRA \"%s\"; there are %s."
                      .formatted(typed, String.join(", ", offered.keySet()))
                  : "\"%s\" can be each of these: %s; type more of it."
                      .formatted(typed, String.join(", ", meant)));
    }
    return meant.get(0);
  }
}
