package studio.eligen.agent.designer.language;

/** Words for the picture as a whole. */
final class Subjects {

  private static final String[] ALL = {
    "the whole thing",
    "the whole picture",
    "the whole image",
    "the whole scene",
    "the entire picture",
    "the entire image",
    "this picture",
    "this image",
    "the picture",
    "the image",
    "the photo",
    "the scene",
    "the canvas",
    "the drawing",
    "the painting",
    "everything",
    "everyone",
    "all of it",
    "all of them",
    "it all",
    "them all",
    "them both",
    "all",
    "it",
    "them",
    "this",
    "that",
    "they",
    "both",
    "picture",
    "image"
  };

  private Subjects() {}

  /** Goes past words that mean, or can mean, the whole picture. */
  static boolean all(Reading reading) {
    return reading.accept(ALL);
  }
}
