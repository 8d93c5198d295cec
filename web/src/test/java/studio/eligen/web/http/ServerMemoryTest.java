package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server that draws for several people keeps in memory. Its heap is fixed, so that only what
 * libtorch keeps can grow; guidance is off, as that halves the time and keeps nothing.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(1200)
class ServerMemoryTest {

  private static final int PICTURES = Integer.getInteger("eligen.memory.pictures", 30);

  /** Of each picture; docs/performance.md has the figures for 20. */
  private static final int STEPS = Integer.getInteger("eligen.memory.steps", 2);

  private static final List<String> FIXED_HEAP =
      List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

  @TempDir Path folder;

  /** One of three people, and the conversation that each has. */
  private record Person(Browser browser, Events events, String talk) {

    static Person of(Browser browser) {
      browser.put("/api/settings", "{\"cfg\":1}");
      return new Person(browser, browser.events(), browser.begin());
    }

    /** The first picture, then in turn the whole picture from another seed, and an edit of it. */
    int ask(int number) {
      String words = "{\"words\":\"a cat and a ball on a beach\"}";
      String reseed = "{\"edits\":[{\"type\":\"reseed\",\"seed\":%d}]}".formatted(number);
      String move =
          "{\"edits\":[{\"type\":\"move\",\"id\":\"cat\",\"dx\":%s,\"dy\":0}]}"
              .formatted(number % 4 < 2 ? "0.1" : "-0.1");
      return (number == 0
              ? browser.done(talk + "/say", words)
              : browser.done(talk + "/edits", number % 2 == 0 ? reseed : move))
          .path("turn")
          .intValue();
    }

    void awaitEnd(int turn) {
      events.awaitEnd(talk, turn);
    }
  }

  @Test
  void thirty_pictures_in_three_conversations_take_no_more_memory_than_a_dozen() throws Exception {
    List<Long> resident = new ArrayList<>();
    try (WebProgram server =
        WebProgram.start(
            folder,
            FIXED_HEAP,
            "--port",
            "0",
            "--size",
            "256x256",
            "--steps",
            String.valueOf(STEPS))) {
      List<Person> people =
          IntStream.range(0, 3).mapToObj(i -> Person.of(server.browser())).toList();
      for (int round = 0; resident.size() < PICTURES; round++) {
        int number = round;
        List<Integer> turns = people.stream().map(person -> person.ask(number)).toList();
        for (int i = 0; i < people.size(); i++) {
          people.get(i).awaitEnd(turns.get(i));
          resident.add(server.residentMegabytes());
        }
      }
      people.forEach(person -> person.events().close());
    }
    System.out.printf(
        "resident after each of %d pictures of %d steps, in MB: %s%n", PICTURES, STEPS, resident);
    long early = median(resident.subList(6, 12));
    long late = median(resident.subList(resident.size() - 6, resident.size()));
    assertThat(late).isCloseTo(early, Percentage.withPercentage(6));
    assertThat(late).as("beside the first picture").isLessThan(2 * resident.get(0));
  }

  /** A picture that is just being drawn takes some of its own. */
  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
