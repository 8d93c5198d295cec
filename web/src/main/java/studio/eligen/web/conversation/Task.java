package studio.eligen.web.conversation;

import studio.eligen.agent.Snapshot.Status;
import studio.eligen.engine.Cancellation;

/**
 * A turn that waits or runs.
 *
 * @param number that the turn is known by until it is over
 * @param first what it begins with
 * @param over is run once it is over, or was dropped before it began
 */
record Task(
    int number,
    String said,
    Status first,
    Runnable work,
    Cancellation cancellation,
    Runnable over) {}
