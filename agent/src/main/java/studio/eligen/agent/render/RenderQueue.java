package studio.eligen.agent.render;

import java.util.function.IntConsumer;

/** Where renders of several owners wait for what draws them. */
public interface RenderQueue extends AutoCloseable {

  /**
   * A renderer whose pictures wait their turn. Closing it leaves the queue open.
   *
   * @param owner whose pictures: those who wait are served in turn, however much one of them asks
   * @param position hears how many renders will be drawn before, whenever that changes and at least
   *     once where there is something to wait for; in the thread that waits
   */
  Renderer renderer(String owner, IntConsumer position);

  /** Stops what is drawn and refuses what waits. */
  @Override
  void close();
}
