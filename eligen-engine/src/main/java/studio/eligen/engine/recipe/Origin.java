package studio.eligen.engine.recipe;

/** How a picture came about, by its recipe. */
public enum Origin {
  /** It was not drawn here. */
  ELSEWHERE,
  DRAWN_WHOLE,
  /** Drawn as an edit of another one. */
  EDITED
}
