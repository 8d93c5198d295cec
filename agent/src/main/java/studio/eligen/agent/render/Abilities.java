package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.StylePicture;

/**
 * What else than words the model that draws listens to. A design may ask for more: one that comes
 * from elsewhere is drawn without it, and a new wish for it is refused.
 *
 * @param takesStyle whether it can draw in the style of a picture; asked only where there is one
 * @param loras scales of the LoRAs that the program was given, by name; 0 is not used so far
 */
public record Abilities(BooleanSupplier takesStyle, Map<String, Double> loras) {

  /** Words alone. */
  public static final Abilities WORDS = new Abilities(() -> false, Map.of());

  private static final String NO_ADAPTER =
      "This model cannot draw in the style of a picture, as it has no IP-Adapter."
          + " Say the style in words, such as \"watercolour\"; docs/models.md says which models can.";

  public Abilities {
    loras = Map.copyOf(loras);
  }

  /**
   * Refuses what the model cannot draw at all.
   *
   * @throws InvalidEdit if the later design asks for it and the earlier did not
   */
  void require(Design before, Design after) {
    boolean asked = !before.stylePicture().equals(after.stylePicture());
    if (asked && after.stylePicture().isPresent() && !takesStyle.getAsBoolean()) {
      throw new InvalidEdit(NO_ADAPTER);
    }
    after
        .loras()
        .forEach(
            (name, scale) -> {
              if (!loras.containsKey(name) && !scale.equals(before.loras().get(name))) {
                throw new InvalidEdit(noLora(name));
              }
            });
  }

  private String noLora(String name) {
    return "There is no LoRA \"%s\" here; %s."
        .formatted(
            DesignRules.shown(name),
            loras.isEmpty()
                ? "the studio was started without any (docs/models.md)"
                : "there are " + String.join(", ", new TreeMap<>(loras).keySet()));
  }

  /** The style picture of a design, where it can be drawn with. */
  Optional<StylePicture> style(Design design) {
    return design.stylePicture().filter(picture -> takesStyle.getAsBoolean());
  }

  /** The scales of a design's LoRAs, of those that there are. */
  Map<String, Double> chosen(Design design) {
    Map<String, Double> chosen = new TreeMap<>(design.loras());
    chosen.keySet().retainAll(loras.keySet());
    return chosen;
  }

  /** The scales of all LoRAs that there are, as a design is drawn with them. */
  private Map<String, Double> scales(Design design) {
    Map<String, Double> scales = new TreeMap<>(loras);
    scales.putAll(chosen(design));
    return scales;
  }

  /** Whether two designs are drawn with other LoRAs. */
  boolean differ(Design one, Design other) {
    return !scales(one).equals(scales(other));
  }

  /** What of a design has no effect here, in sentences that begin with a blank; may be empty. */
  String lost(Design design) {
    List<String> lost = new ArrayList<>();
    if (design.stylePicture().isPresent() && !takesStyle.getAsBoolean()) {
      lost.add(" The style picture has no effect: this model has no IP-Adapter.");
    }
    design
        .loras()
        .forEach(
            (name, scale) -> {
              if (scale != 0 && !loras.containsKey(name)) {
                lost.add(
                    " The LoRA \"%s\" has no effect: it is not here."
                        .formatted(DesignRules.shown(name)));
              }
            });
    return String.join("", lost);
  }
}
