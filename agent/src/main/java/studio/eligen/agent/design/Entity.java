package studio.eligen.agent.design;

import java.util.Optional;
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
 * @param seed of the noise of the cells in which it shows, where that is not the picture's
 * @param strength how strongly it is drawn anew where it changes and stays itself, from {@value
 *     #LEAST_STRENGTH} to 1, which keeps nothing of its pixels; empty is as the change asks for
 */
public record Entity(
    String id,
    String prompt,
    Region region,
    boolean locked,
    boolean hidden,
    Optional<Long> seed,
    Optional<Double> strength) {

  /** Less would not show. */
  public static final double LEAST_STRENGTH = 0.05;

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
    strength.ifPresent(Entity::checkStrength);
  }

  private static void checkStrength(double strength) {
    if (!(strength >= LEAST_STRENGTH && strength <= 1)) {
      throw new InvalidEdit(
          "A strength of change of %s is none; give %s (nearly as it is) to 1 (all anew)."
              .formatted(strength, LEAST_STRENGTH));
    }
  }

  /** One without a seed or a strength of its own. */
  public Entity(String id, String prompt, Region region, boolean locked, boolean hidden) {
    this(id, prompt, region, locked, hidden, Optional.empty(), Optional.empty());
  }

  /** One that shows and that may be changed, as each does at first. */
  public Entity(String id, String prompt, Region region) {
    this(id, prompt, region, false, false);
  }

  public Entity withPrompt(String newPrompt) {
    return new Entity(id, newPrompt, region, locked, hidden, seed, strength);
  }

  public Entity withRegion(Region newRegion) {
    return new Entity(id, prompt, newRegion, locked, hidden, seed, strength);
  }

  Entity withLocked(boolean newLocked) {
    return new Entity(id, prompt, region, newLocked, hidden, seed, strength);
  }

  Entity withHidden(boolean newHidden) {
    return new Entity(id, prompt, region, locked, newHidden, seed, strength);
  }

  /** This from other noise, which is its own. */
  public Entity withSeed(Optional<Long> newSeed) {
    return new Entity(id, prompt, region, locked, hidden, newSeed, strength);
  }

  public Entity withStrength(Optional<Double> newStrength) {
    return new Entity(id, prompt, region, locked, hidden, seed, newStrength);
  }

  /**
   * Whether it is the same from the same noise in the same place; where both show, their pixels may
   * be the same.
   */
  public boolean looksLike(Entity other) {
    return id.equals(other.id)
        && prompt.equals(other.prompt)
        && region.equals(other.region)
        && seed.equals(other.seed);
  }
}
