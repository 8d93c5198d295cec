package studio.eligen.agent.pairs;

import java.util.Locale;

/**
 * What an edit does: EdiVal's kinds (Chen et al. 2025, "EdiVal-Agent"), less material and text,
 * which a small model cannot show.
 */
public enum EditKind {
  ADD,
  REMOVE,
  REPLACE,
  COLOUR,
  POSITION,
  COUNT,
  BACKGROUND;

  /** "add". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
