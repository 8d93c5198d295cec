package studio.eligen.prompts;

import java.util.Set;

/** What a text is for: the name of its file, and the slots that it must have. */
public enum Purpose {
  /** The global prompt of a picture: what is in it, where, and how it is drawn. */
  CAPTION("caption.md", "entities", "scene", "style"),
  /** What can be said to the offline designer. */
  HELP("help.md", "things", "colours", "places"),
  /** The answer to words that the offline designer did not understand. */
  NOT_UNDERSTOOD("not-understood.md", "heard", "reason"),
  /** What a multimodal model is told about its work on designs. */
  PLAN("plan.md", "vocabulary", "boxes", "answer"),
  /** How it answers by the server's tool calls. */
  ANSWER_BY_TOOL("answer-by-tool.md", "schema"),
  /** How it answers where the server binds answers to a schema. */
  ANSWER_BY_SCHEMA("answer-by-schema.md", "schema"),
  /** How it answers where a call has to be found in its text. */
  ANSWER_IN_TEXT("answer-in-text.md", "schema"),
  /** What it is told in each turn. */
  TURN("turn.md", "design", "words"),
  /** Asks it for the things in a picture. */
  GROUND("ground.md", "most", "boxes", "example"),
  /** Asks it to describe a picture anew. */
  RECAPTION("recaption.md"),
  /** Asks it for entities of a picture to learn from, and where they are. */
  ANNOTATE("annotate.md", "caption", "most", "boxes", "example"),
  /** Asks it whether a picture shows what it should. */
  VERIFY("verify.md", "entities", "boxes");

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
