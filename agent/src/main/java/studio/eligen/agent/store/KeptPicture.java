package studio.eligen.agent.store;

import java.time.Instant;

/**
 * A picture as it stands in a gallery.
 *
 * @param conversation its id
 * @param version that it shows
 * @param words that made the version
 * @param made when the version was made
 * @param sha256 of its content, in hexadecimal
 */
public record KeptPicture(
    String conversation, int version, String words, Instant made, String sha256) {}
