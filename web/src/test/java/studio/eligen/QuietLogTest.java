package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class QuietLogTest {

  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Logger logger = LoggerFactory.getLogger("ai.djl.pytorch.Loader");

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void give_back() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @Test
  void a_warning_is_one_line_on_standard_error() {
    logger.warn("no {} here", "GPU");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("warn: no GPU here (Loader)\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void an_exception_adds_its_own_words_and_no_stack_trace() {
    logger.error("cannot load", new IllegalStateException("no such file"));

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "error: cannot load: java.lang.IllegalStateException: no such file (Loader)\n");
  }

  @Test
  void what_is_less_than_a_warning_is_not_said() {
    logger.info("extracting libraries");

    assertThat(err.size() + out.size()).isZero();
  }
}
