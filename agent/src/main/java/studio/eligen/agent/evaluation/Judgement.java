package studio.eligen.agent.evaluation;

/** What became of words. */
enum Judgement {
  /** What was expected was done. */
  RIGHT,
  /** Nothing was done, and the answer asks or refuses. */
  ASKED,
  /** Something else was done, or claimed to be. */
  SILENTLY_WRONG
}
