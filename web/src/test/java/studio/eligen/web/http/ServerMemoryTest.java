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

  private static final int PICTURES = 80;

  /** Of each picture; docs/performance.md has the figures for 20. */
  private static final int STEPS = Integer.getInteger("eligen.memory.steps", 4);

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
  void eighty_pictures_in_three_conversations_take_no_more_memory_than_twenty() throws Exception {
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
        "resident after 1, 20, 40, 60 and %d pictures of %d steps: %d, %d, %d, %d and %d MB%n",
        resident.size(),
        STEPS,
        resident.get(0),
        resident.get(19),
        resident.get(39),
        resident.get(59),
        resident.get(resident.size() - 1));
    long last = resident.get(resident.size() - 1);
    assertThat(last).isCloseTo(resident.get(19), Percentage.withPercentage(15));
    assertThat(last).as("beside the first picture").isLessThan(2 * resident.get(0));
  }
}
