package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.List;

/**
 * What the picture of a design shows, in words alone: no places, no masks.
 *
 * @param scene where everything is: "on a beach"; may be empty
 * @param things what they are, back to front: "red car"
 */
public record Shown(String scene, List<String> things) {

  /** Of a blank design. */
  public static final Shown NOTHING = new Shown("", List.of());

  public Shown {
    things = List.copyOf(things);
  }

  /** What this design shows; what is hidden is not. */
  public static Shown by(Design design) {
    List<Entity> entities = design.visible().entities();
    return new Shown(design.scene(), entities.stream().map(Entity::prompt).toList());
  }

  /** In lines: the scene, then each thing. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(scene));
    lines.addAll(things);
    return String.join("\n", lines.stream().map(line -> line.replaceAll("\\s+", " ")).toList());
  }

  /** What {@link #text} wrote. */
  public static Shown read(String text) {
    List<String> lines = List.of(text.split("\n"));
    return new Shown(lines.get(0), lines.subList(1, lines.size()));
  }
}
