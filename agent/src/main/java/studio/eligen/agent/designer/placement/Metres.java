package studio.eligen.agent.designer.placement;

import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** stand-in until Thing has them */
record Metres(double height, double width) {
  static Metres of(Thing thing) {
    return EverydayThings.described(thing.name()).map(t -> new Metres(t.height(), t.width()))
        .orElse(new Metres(0.6, 0.6));
  }
}
