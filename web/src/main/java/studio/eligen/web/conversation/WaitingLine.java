package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns that wait for the one that runs, the next one first. Its conversation guards it. */
final class WaitingLine {

  private List<TurnTask> tasks = new ArrayList<>();

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /**
   * @throws Refusal if so many wait already
   */
  void requireRoom(int most) {
    if (tasks.size() >= most) {
      throw new Refusal(
          Refusal.Kind.BUSY,
          "%d turns wait already; wait until some are done, or cancel.".formatted(most));
    }
  }

  void add(TurnTask task) {
    tasks.add(task);
  }

  /** Takes out the one whose turn it is. */
  Optional<TurnTask> next() {
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.remove(0));
  }

  /** Takes one out, if it still waits. */
  Optional<TurnTask> drop(int number) {
    Optional<TurnTask> task = task(number);
    task.ifPresent(tasks::remove);
    return task;
  }

  List<TurnTask> dropAll() {
    List<TurnTask> all = List.copyOf(tasks);
    tasks.clear();
    return all;
  }

  /**
   * Turns come in this order. One that does not wait any more is passed over; those that are not
   * named, as they came since, follow in the order they had.
   */
  void arrange(List<Integer> numbers) {
    List<TurnTask> arranged = new ArrayList<>();
    numbers.stream().distinct().forEach(number -> task(number).ifPresent(arranged::add));
    tasks.removeAll(arranged);
    arranged.addAll(tasks);
    tasks = arranged;
  }

  private Optional<TurnTask> task(int number) {
    return tasks.stream().filter(task -> task.number() == number).findAny();
  }

  /** As the page reads them. */
  List<ObjectNode> json() {
    return tasks.stream().map(TurnTask::json).toList();
  }
}
