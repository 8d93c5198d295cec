package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import studio.eligen.engine.Region;

/**
 * Two pictures of which the second is the first after an edit.
 *
 * @param seed and number of which all of it is made
 * @param mask the pixels that the edit was free to change; all others are the same in both pictures
 * @param originalPrompt what the first picture shows, as the model was told
 * @param editedPrompt likewise of the second
 * @param changed pixels that differ within the mask
 * @param changedOutside pixels that differ outside of it
 */
public record Pair(
    long seed,
    long number,
    PairScript script,
    BufferedImage original,
    BufferedImage edited,
    Region.Mask mask,
    String originalPrompt,
    String editedPrompt,
    int changed,
    int changedOutside) {}
