package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.Region;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.VisitorLimits;

/** Many requests of one visitor at the same moment, and a conversation that is too large. */
@Timeout(120)
class ManyAtOnceTest {

  private static final long MAY_RUN = VisitorLimits.USUAL.busy().each();

  @TempDir Path folder;
  private final FakeRenderer renderer = FakeRenderer.held();
  private RunningStudio studio;
  private Browser browser;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, renderer);
    browser = studio.browser();
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  private List<String> begin(long number) {
    return Stream.generate(browser::begin).limit(number).toList();
  }

  private OpenConversation open(String talk) {
    String id = talk.replaceFirst(".*/", "");
    String owner = Authentication.ownerOf(browser.cookie());
    return studio.conversations.open(owner, id);
  }

  private int say(String talk) {
    return browser.post(talk + "/say", "{\"words\":\"a cat\"}").statusCode();
  }

  @Test
  void of_those_who_ask_at_once_no_more_come_in_than_may() throws Exception {
    List<String> talks = begin(3 * MAY_RUN);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(talks.size());
    List<Future<Integer>> answers = new ArrayList<>();
    for (String talk : talks) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return say(talk);
              }));
    }
    start.countDown();
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    threads.shutdown();
    assertThat(statuses.stream().filter(status -> status == 202)).hasSize((int) MAY_RUN);
    assertThat(statuses).containsOnly(202, 429);
  }

  @Test
  void a_file_that_is_opened_to_be_drawn_is_one_of_the_turns_that_may_run() {
    Design design =
        new Design(
            new Canvas(64, 64),
            "on a beach",
            "",
            "",
            1,
            List.of(new Entity("cat", "cat", new Region.Box(0, 0, 0.5, 0.5))));
    byte[] file = DesignJson.text(design).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < MAY_RUN; i++) {
      assertThat(browser.drop("d.json", "application/json", file).statusCode()).isEqualTo(201);
    }
    HttpResponse<byte[]> refused = browser.drop("d.json", "application/json", file);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Browser.error(refused)).contains("Turns run in 8 of your conversations");
    assertThat(say(browser.begin())).isEqualTo(429);
  }

  @Test
  void who_reads_one_conversation_does_not_wait_for_the_masks_of_another() {
    List<String> talks = begin(2);
    synchronized (open(talks.get(0)).masks()) {
      assertThat(browser.json(talks.get(1)).path("versions")).hasSize(1);
    }
  }

  /** Two masks of nearly all pixels, in another place each time. */
  private static Design masked(int number) {
    Canvas canvas = new Canvas(4096, 4096);
    List<Entity> entities =
        IntStream.range(0, 2)
            .mapToObj(
                i -> {
                  BitSet pixels = new BitSet();
                  pixels.set(2 * number + i, 4096 * 4096);
                  return new Entity("cat-" + i, "cat", new Region.Mask(4096, 4096, pixels));
                })
            .toList();
    return new Design(canvas, "", "", "", 1, entities);
  }

  @Test
  void a_conversation_that_is_as_large_as_one_may_be_can_be_read_and_grows_no_more() {
    String talk = browser.begin();
    OpenConversation open = open(talk);
    for (int i = 0; i < 5; i++) {
      Design next = masked(i);
      open.studio().edit(design -> next, "masks");
    }
    try (Events events = browser.events()) {
      browser.act(events, talk, "undo", "{}");
      Events.Event failed =
          events.seen().stream().filter(event -> event.is("failed")).findAny().orElseThrow();
      assertThat(failed.data().path("message").asText())
          .contains("of this conversation take 20 MB, and 16 MB is what one may");
    }
    assertThat(browser.json(talk).path("versions")).hasSize(6);
    assertThat(browser.get(talk + "/export").statusCode()).isEqualTo(200);
  }
}
