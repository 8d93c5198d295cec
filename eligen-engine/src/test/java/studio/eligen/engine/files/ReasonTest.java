package studio.eligen.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

  @Test
  void what_java_tells_by_a_name_alone_is_told_in_words() {
    assertThat(Reason.of(new NoSuchFileException("a.png"))).isEqualTo("there is no such file");
    assertThat(Reason.of(new AccessDeniedException("a.png"))).isEqualTo("no permission for a.png");
  }
}
