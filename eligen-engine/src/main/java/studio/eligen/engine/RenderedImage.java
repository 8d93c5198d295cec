package studio.eligen.engine;

import java.awt.image.BufferedImage;

/**
 * A finished picture.
 *
 * @param request what it was made from
 * @param model which model and LoRAs made it
 */
public record RenderedImage(BufferedImage image, RenderRequest request, ModelIdentity model) {}
