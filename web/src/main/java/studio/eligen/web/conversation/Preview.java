package studio.eligen.web.conversation;

/**
 * A picture that is not done.
 *
 * @param tag another one for another picture
 */
public record Preview(byte[] png, String tag) {}
