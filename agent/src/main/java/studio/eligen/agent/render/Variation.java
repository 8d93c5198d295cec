package studio.eligen.agent.render;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Seed;

/**
 * Another picture of a design, from other noise.
 *
 * @param entity the id of the thing that alone was drawn anew; empty is the whole picture
 * @param seed of the noise
 * @param design what it shows: with this seed, if the whole picture was drawn, or if the thing has
 *     one of its own
 */
public record Variation(Optional<String> entity, long seed, Design design, Picture picture) {

  /** What the history calls it. */
  public String words() {
    Optional<String> prompt = entity.flatMap(design::entity).map(Entity::prompt);
    return "variation%s, seed %s"
        .formatted(prompt.map(of -> " of " + of).orElse(""), Seed.text(seed));
  }
}
