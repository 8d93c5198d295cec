package studio.eligen.agent.designer.mllm;

import java.util.Optional;

/** Remembers how models take their tool, from one start of the program to the next. */
public interface ToolModeCache {

  /** How this model took its tool the last time; nothing if that is not known. */
  Optional<ToolMode> recall(MllmSettings server);

  /** Remembers it, instead of what was remembered of this model on this server. */
  void remember(MllmSettings server, ToolMode mode);

  /** Remembers nothing. */
  static ToolModeCache none() {
    return new ToolModeCache() {
      @Override
      public Optional<ToolMode> recall(MllmSettings server) {
        return Optional.empty();
      }

      @Override
      public void remember(MllmSettings server, ToolMode mode) {}
    };
  }
}
