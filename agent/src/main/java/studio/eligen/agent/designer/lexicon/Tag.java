package studio.eligen.agent.designer.lexicon;

/** Parts of speech, as Universal Dependencies has them, negations apart. */
public enum Tag {
  NOUN,
  VERB,
  ADJECTIVE,
  ADVERB,
  DETERMINER,
  NUMBER,
  PRONOUN,
  PREPOSITION,
  CONJUNCTION,
  AUXILIARY,
  PARTICLE,
  NEGATION,
  PUNCTUATION,
  OTHER;

  /** Of one of the tags of Universal Dependencies: "PROPN" is a noun as well. */
  static Tag ofUniversal(String name) {
    return switch (name) {
      case "NOUN", "PROPN" -> NOUN;
      case "VERB" -> VERB;
      case "ADJ" -> ADJECTIVE;
      case "ADV" -> ADVERB;
      case "DET" -> DETERMINER;
      case "NUM" -> NUMBER;
      case "PRON" -> PRONOUN;
      case "ADP" -> PREPOSITION;
      case "CCONJ", "SCONJ" -> CONJUNCTION;
      case "AUX" -> AUXILIARY;
      case "PART" -> PARTICLE;
      case "PUNCT", "SYM" -> PUNCTUATION;
      default -> OTHER;
    };
  }
}
