package studio.eligen.agent.annotation;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a dataset comes to: pictures, entities, and boxes that were dropped, by reason. */
public final class DatasetCounts {

  private final Map<Doubt, Long> dropped = new EnumMap<>(Doubt.class);
  private long pictures;
  private long bare;
  private long entities;

  /** Counts one more in. */
  public void add(Annotation annotation) {
    pictures++;
    entities += annotation.entities().size();
    if (annotation.entities().isEmpty()) {
      bare++;
    }
    annotation.dropped().forEach(one -> dropped.merge(one.doubt(), 1L, Long::sum));
  }

  /** Pictures that were asked about. */
  public long pictures() {
    return pictures;
  }

  /** Pictures that are learnt from: those with an entity. */
  public long learntFrom() {
    return pictures - bare;
  }

  public long entities() {
    return entities;
  }

  /** Boxes that were dropped, by reason; no reason that no box had. */
  public Map<Doubt, Long> dropped() {
    return Map.copyOf(dropped);
  }

  /** For a person, on two lines or one. */
  public String told() {
    String kept =
        "%d pictures with %d entities; %d pictures without any are left out"
            .formatted(learntFrom(), entities, bare);
    return dropped.isEmpty()
        ? kept
        : kept
            + "\ndropped boxes: "
            + dropped.entrySet().stream()
                .map(one -> "%d %s".formatted(one.getValue(), one.getKey().label()))
                .collect(Collectors.joining(", "));
  }
}
