package studio.eligen.engine;

import java.awt.image.BufferedImage;

/**
 * A map that FLUX.1-Depth or FLUX.1-Canny follows: the transformer sees it beside the noise.
 *
 * @param image near places light and far ones dark, or edges white on black, in the picture's
 *     proportions; it is scaled to its size
 */
public record Control(BufferedImage image) {}
