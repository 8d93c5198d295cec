package studio.eligen.web.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final EventLog log = new EventLog();

  private static ObjectNode data(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  @Test
  void whoever_comes_back_gets_what_was_missed_and_nothing_twice() throws Exception {
    log.tell("one", data(""));
    String known = log.lastId();
    log.tell("two", data(""));
    log.tell("three", data(""));
    EventLog.Batch batch = log.next(log.number(known), 0);
    assertThat(batch.lost()).isFalse();
    assertThat(batch.events()).extracting(EventLog.Event::name).containsExactly("two", "three");
    assertThat(log.next(batch.reached(), 1).events()).isEmpty();
  }

  @Test
  void whoever_is_too_far_behind_is_told_to_begin_anew() throws Exception {
    log.tell("first", data(""));
    String known = log.lastId();
    LongStream.range(0, EventLog.MOST_EVENTS + 1).forEach(i -> log.tell("step", data("")));
    EventLog.Batch batch = log.next(log.number(known), 0);
    assertThat(batch.lost()).isTrue();
    assertThat(batch.reached()).isEqualTo(log.last());
    assertThat(log.next(log.last() - EventLog.MOST_EVENTS, 0).events())
        .hasSize(EventLog.MOST_EVENTS);
  }

  @Test
  void long_events_push_out_old_ones_before_they_fill_the_memory() throws Exception {
    for (int i = 0; i < 100; i++) {
      log.tell("reply", data("x".repeat(30_000)));
    }
    assertThat(log.next(log.last() - 50, 0).lost()).isTrue();
    assertThat(log.next(log.last() - 5, 0).events()).hasSize(5);
  }

  @Test
  void ids_of_other_logs_and_of_the_future_are_none_of_this_one() {
    log.tell("one", data(""));
    EventLog other = new EventLog();
    other.tell("one", data(""));
    assertThat(log.number(log.lastId())).isEqualTo(1);
    assertThat(log.number(other.lastId())).isEqualTo(-1);
    assertThat(log.number(log.id(2))).isEqualTo(-1);
    assertThat(log.number("x")).isEqualTo(-1);
  }

  @Test
  void logs_that_nobody_reads_are_forgotten_when_there_are_very_many() {
    EventLogs logs = new EventLogs();
    EventLog read = logs.enter("reader");
    EventLog unread = logs.of("somebody");
    for (int i = 0; i < 500; i++) {
      logs.of("owner " + i);
    }
    assertThat(logs.of("reader")).isSameAs(read);
    assertThat(logs.of("somebody")).isNotSameAs(unread);
  }
}
