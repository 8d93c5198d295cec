package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import java.util.function.UnaryOperator;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;

/**
 * How to get from a picture to the next.
 *
 * @param request to be drawn
 * @param free the pixels that may change; all others stay as they are
 * @param finish what is done to the picture that was drawn
 */
public record PlannedEdit(
    RenderRequest request, Region.Mask free, UnaryOperator<BufferedImage> finish) {}
