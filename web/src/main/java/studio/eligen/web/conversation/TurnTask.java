package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.engine.Cancellation;

/**
 * A turn that waits or runs.
 *
 * @param first what it begins with
 * @param over is run once it is over, or was dropped before it began
 */
record TurnTask(
    int number,
    String said,
    Status first,
    Runnable work,
    Cancellation cancellation,
    Runnable over) {

  /** As the page reads one that waits. */
  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("turn", number).put("said", said);
  }
}
