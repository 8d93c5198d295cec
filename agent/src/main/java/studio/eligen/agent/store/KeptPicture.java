package studio.eligen.agent.store;

import java.time.Instant;
import studio.eligen.agent.design.Canvas;

/**
 * A picture as it stands in a gallery.
 *
 * @param conversation its id
 * @param version that it shows
 * @param words that made the version
 * @param made when the version was made
 * @param canvas how large it is
 * @param sha256 of its content, in hexadecimal
 */
public record KeptPicture(
    String conversation, int version, String words, Instant made, Canvas canvas, String sha256) {}
