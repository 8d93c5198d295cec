package studio.eligen.agent;

import java.util.Arrays;
import java.util.Optional;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.ToolMode;
import studio.eligen.agent.designer.mllm.ToolModeCache;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.DataFolder;

/**
 * Remembers how models take their tool in the archive, which is opened only when it is asked: with
 * the first turn, and not when the program starts. An archive that cannot be used costs a few
 * questions more to the server, and nothing else.
 */
public record ArchivedToolModes(DataFolder folder) implements ToolModeCache {

  @Override
  public Optional<ToolMode> recall(MllmSettings server) {
    try (Archive archive = Archive.existing(folder).orElse(null)) {
      return archive == null ? Optional.empty() : archive.setting(name(server)).flatMap(this::mode);
    } catch (ArchiveException | LinkageError e) {
      return Optional.empty();
    }
  }

  @Override
  public void remember(MllmSettings server, ToolMode mode) {
    try (Archive archive = Archive.open(folder)) {
      archive.set(name(server), mode.name());
    } catch (ArchiveException | LinkageError e) {
      // Whoever records the conversation says what is wrong with the archive.
    }
  }

  private Optional<ToolMode> mode(String name) {
    return Arrays.stream(ToolMode.values()).filter(mode -> mode.name().equals(name)).findFirst();
  }

  private static String name(MllmSettings server) {
    return "tools of %s at %s".formatted(server.model(), server.address());
  }
}
