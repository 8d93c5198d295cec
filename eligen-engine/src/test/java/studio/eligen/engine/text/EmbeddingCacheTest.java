package studio.eligen.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {

  private static final long[] FIRST = {1, 2};
  private static final long[] SECOND = {3, 4};
  private static final long[] THIRD = {5, 6};

  @TempDir Path folder;

  @Test
  void what_was_not_used_for_longest_makes_room() throws IOException {
    EmbeddingCache cache = cache("a model", 10_000); // room for two of a thousand numbers
    cache.write(FIRST, numbers(1), 1, 1000);
    makeOlder();
    cache.write(SECOND, numbers(2), 1, 1000);
    makeOlder();
    assertThat(cache.read(FIRST, 1, 1000)).isPresent(); // is used, and so the younger one
    cache.write(THIRD, numbers(3), 1, 1000);
    assertThat(cache.read(SECOND, 1, 1000)).isEmpty();
    assertThat(cache.read(FIRST, 1, 1000).orElseThrow()).containsOnly(1);
    assertThat(cache.read(THIRD, 1, 1000).orElseThrow()).containsOnly(3);
  }

  @Test
  void other_models_texts_and_shapes_are_told_apart() {
    cache("a model", 10_000).write(FIRST, numbers(1), 1, 1000);
    assertThat(cache("another", 10_000).read(FIRST, 1, 1000)).isEmpty();
    assertThat(cache("a model", 10_000).read(SECOND, 1, 1000)).isEmpty();
    assertThat(cache("a model", 10_000).read(FIRST, 1000, 1)).isEmpty();
    assertThat(cache("a model", 10_000).read(FIRST, 1, 1000)).isPresent();
  }

  private EmbeddingCache cache(String model, long mostBytes) {
    return new EmbeddingCache(folder, model, mostBytes);
  }

  private static float[] numbers(float value) {
    float[] values = new float[1000];
    Arrays.fill(values, value);
    return values;
  }

  /** Everything that is there, by an hour: some systems count time in seconds. */
  private void makeOlder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        FileTime then = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(then.toInstant().minusSeconds(3600)));
      }
    }
  }
}
