package studio.eligen.prompts;

import java.util.Set;

/** What a text is for: the name of its file, and the slots that it must have. */
public enum Purpose {
  /** The global prompt of a picture: what is in it, where, and how it is drawn. */
  CAPTION("caption.md", "entities", "scene", "style"),
  /** What can be said to the offline designer. */
  HELP("help.md", "things", "colours", "places"),
  /** The answer to words that the offline designer did not understand. */
  NOT_UNDERSTOOD("not-understood.md", "heard", "reason");

  private final String file;
  private final Set<String> slots;

  Purpose(String file, String... slots) {
    this.file = file;
    this.slots = Set.of(slots);
  }

  public String file() {
    return file;
  }

  public Set<String> slots() {
    return slots;
  }
}
