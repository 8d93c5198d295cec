package studio.eligen.agent.designer.references;

import java.util.List;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Mention.After;

/** Reads the things by which another one is told: "the table" of "the cup on the table". */
public interface Landmarks {

  /** The ids of what comes next, which need not be one; none if nothing there comes next. */
  List<String> read(Reading reading, After after);
}
