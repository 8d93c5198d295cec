package studio.eligen.agent.designer.placement;

import java.util.List;

/** There is no place for some things where they were asked to be. Nothing was changed. */
public final class NoRoom extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> ids;

  NoRoom(List<String> ids) {
    super("There is no room there for %s.".formatted(String.join(", ", ids)), null, false, false);
    this.ids = List.copyOf(ids);
  }

  /** Of the things that found no place. */
  public List<String> ids() {
    return ids;
  }
}
