package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.design.Design;

/**
 * A design that a conversation came by.
 *
 * @param picture reads its picture, if it was drawn; that takes a while
 */
public record DrawnDesign(Design design, Supplier<Optional<BufferedImage>> picture) {}
