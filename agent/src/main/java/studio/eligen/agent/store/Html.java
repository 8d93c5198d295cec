package studio.eligen.agent.store;

/** Words in a page of HTML. */
final class Html {

  private Html() {}

  /** Escaped for text and for attributes in double quotes; without characters that steer. */
  static String text(String words) {
    return words
        .replaceAll("[\\p{Cntrl}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
