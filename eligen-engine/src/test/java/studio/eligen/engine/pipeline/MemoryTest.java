package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {

  private static final int RENDERS = 100;

  /** In a process of its own with a fixed heap, so that only what libtorch keeps can grow. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_hundred_renders_take_no_more_memory_than_sixty() throws IOException {
    List<Long> rss = residentMemory(Path.of("models/eligen-tiny"));
    assertThat(rss).hasSize(RENDERS);
    double early = median(rss.subList(20, 60));
    double late = median(rss.subList(60, 100));
    assertThat(late).isCloseTo(early, Percentage.withPercentage(10));
  }

  private static List<Long> residentMemory(Path model) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xms256m",
            "-Xmx256m",
            "-XX:+AlwaysPreTouch",
            "-cp",
            System.getProperty("java.class.path"),
            RenderLoop.class.getName(),
            model.toString(),
            String.valueOf(RENDERS));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output
        .lines()
        .filter(line -> line.startsWith("rss "))
        .map(line -> Long.parseLong(line.substring(4)))
        .toList();
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
