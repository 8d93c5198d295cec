package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Measures how long the page takes from a click or a key to the next frame, at rest and while
 * pictures are drawn, in one run. It is no test by its name; docs/performance.md has the command.
 */
class InteractionTimes extends AtThePage {

  private static final int ROUNDS = 40;

  /** Two clicks in the list, one in the line, two keys. */
  private static final int INTERACTIONS = 5 * ROUNDS;

  /** Quicker ones than 16 ms are not told by the browser. */
  private static final double LEAST = 8;

  private static final String LISTEN =
      """
      () => {
        window.times = new Map();
        new PerformanceObserver((list) => {
          for (const e of list.getEntries()) {
            if (e.interactionId) {
              const before = window.times.get(e.interactionId) ?? 0;
              window.times.set(e.interactionId, Math.max(before, e.duration));
            }
          }
        }).observe({ type: 'event', durationThreshold: 16 });
      }
      """;

  @Test
  void at_rest_and_while_pictures_are_drawn() throws IOException {
    visit.say("a cat and a red ball on a beach");
    visit.seesPictureOf(1);
    visit.page.evaluate(LISTEN);
    measured(); // what the page does for the first time takes longer
    print("at rest", measured());
    visit.steps(180);
    Stream.of("forest", "garden", "forest", "garden", "forest", "garden")
        .forEach(place -> visit.say("put it in a " + place));
    assertThat(visit.page.getByText(Pattern.compile("step \\d+ of 180")).first()).isVisible();
    print("while drawing", measured());
    System.out.println("Still drawn at the end: " + visit.page.locator(".running").isVisible());
  }

  /** Milliseconds of each interaction, the shortest first. */
  private double[] measured() throws IOException {
    visit.page.evaluate("() => window.times.clear()");
    for (int i = 0; i < ROUNDS; i++) {
      visit.button("Select cat").click();
      visit.button("Select red ball").click();
      visit.composer().click();
      visit.page.keyboard().press("a");
      visit.page.keyboard().press("Backspace");
    }
    visit.page.waitForTimeout(500);
    Object told = visit.page.evaluate("() => JSON.stringify([...window.times.values()])");
    JsonNode heard = new ObjectMapper().readTree((String) told);
    double[] times =
        StreamSupport.stream(heard.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    return IntStream.range(0, Math.max(INTERACTIONS, times.length))
        .mapToDouble(i -> i < times.length ? times[i] : LEAST)
        .sorted()
        .toArray();
  }

  private static void print(String when, double[] times) {
    System.out.printf(
        "%s: %d interactions, median %.0f ms, 75 of 100 within %.0f ms, 98 within %.0f ms%n",
        when,
        times.length,
        times[times.length / 2],
        times[times.length * 3 / 4],
        times[times.length * 98 / 100]);
  }
}
