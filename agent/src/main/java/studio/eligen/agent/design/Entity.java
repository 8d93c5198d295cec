package studio.eligen.agent.design;

import java.util.regex.Pattern;
import studio.eligen.engine.Region;

/**
 * A thing in the picture.
 *
 * @param id a stable word that names it in the design: "cat", "cat-2"
 * @param prompt what it is, without an article: "red car"
 * @param region where it is
 * @param locked whether its words, its place and its pixels stay, whatever else changes
 * @param hidden whether its place shows what is behind it
 */
public record Entity(String id, String prompt, Region region, boolean locked, boolean hidden) {

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}]++(-[\\p{L}\\p{N}]++)*+");
  private static final int LONGEST_ID = 64;

  public Entity {
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw new InvalidEdit(
          "\"%s\" cannot name an entity; use letters, digits and single hyphens, at most %d of them, such as \"cat-2\"."
              .formatted(DesignRules.shown(id), LONGEST_ID));
    }
    prompt = prompt.strip();
    if (prompt.isEmpty()) {
      throw new InvalidEdit("The entity \"%s\" has no prompt; say what it is.".formatted(id));
    }
    DesignRules.checkText("prompt of \"" + id + "\"", prompt);
  }

  /** One that shows and that may be changed, as each does at first. */
  public Entity(String id, String prompt, Region region) {
    this(id, prompt, region, false, false);
  }

  public Entity withPrompt(String newPrompt) {
    return new Entity(id, newPrompt, region, locked, hidden);
  }

  public Entity withRegion(Region newRegion) {
    return new Entity(id, prompt, newRegion, locked, hidden);
  }

  Entity withLocked(boolean newLocked) {
    return new Entity(id, prompt, region, newLocked, hidden);
  }

  Entity withHidden(boolean newHidden) {
    return new Entity(id, prompt, region, locked, newHidden);
  }

  /** Whether it is the same in the same place; where both show, their pixels may be the same. */
  public boolean looksLike(Entity other) {
    return id.equals(other.id) && prompt.equals(other.prompt) && region.equals(other.region);
  }
}
