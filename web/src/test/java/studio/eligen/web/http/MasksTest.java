package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.image.Pictures;
import studio.eligen.web.conversation.VisitorLimits;

/** Masks of few bytes and many pixels. */
@Timeout(120)
class MasksTest {

  @TempDir Path folder;
  private RunningStudio studio;
  private Browser browser;
  private String talk;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, new FakeRenderer(), VisitorLimits.USUAL);
    browser = studio.browser();
    talk = browser.begin();
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  private static String mask(int side) {
    BufferedImage grey = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(side / 2, side / 2, 0, 255);
    return Base64.getEncoder().encodeToString(Pictures.png(grey));
  }

  private HttpResponse<byte[]> add(int times, int canvas, String mask) {
    String resize = "{\"type\":\"canvas\",\"width\":%d,\"height\":%d}".formatted(canvas, canvas);
    String add =
        "{\"type\":\"add\",\"entity\":{\"prompt\":\"cat\",\"region\":{\"mask\":\"data:image/png;base64,%s\"}}}"
            .formatted(mask);
    String all = String.join(",", Collections.nCopies(times, add));
    return browser.post(talk + "/edits", "{\"edits\":[%s,%s]}".formatted(resize, all));
  }

  private static double cpuSeconds(Runnable work) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  @Test
  void many_masks_of_the_largest_size_are_counted_before_they_are_decoded() {
    String mask = mask(4096);
    double seconds =
        cpuSeconds(
            () -> {
              HttpResponse<byte[]> refused = add(63, 4096, mask);
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(Browser.error(refused)).contains("5 masks of 4096×4096", "4 masks");
            });
    assertThat(seconds).isLessThan(5);
    assertThat(browser.json(talk).path("versions")).hasSize(1);
  }

  @Test
  void a_mask_of_another_size_is_refused_by_its_header() {
    String mask = mask(4096);
    double seconds =
        cpuSeconds(
            () -> {
              HttpResponse<byte[]> refused = add(1, 128, mask);
              assertThat(Browser.error(refused)).contains("4096 × 4096 and the canvas 128 × 128");
            });
    assertThat(seconds).isLessThan(1);
  }

  @Test
  void an_unknown_field_comes_back_shortened() {
    String name = "x".repeat(4_000);
    HttpResponse<byte[]> refused = browser.post(talk + "/say", "{\"%s\":1}".formatted(name));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Browser.error(refused)).contains("unknown field", "x…").hasSizeLessThan(200);
  }
}
