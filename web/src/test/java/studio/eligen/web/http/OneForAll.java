package studio.eligen.web.http;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link Chromium}, or a {@link RunningStudio} with the model that ships, to whoever asks
 * for one: there is one of each for all classes of tests, and JUnit ends them after the last. Where
 * there is no browser, the tests are passed over and the reason printed.
 */
final class OneForAll implements ParameterResolver, ExecutionCondition {

  private record Running(RunningStudio studio, Path folder) implements AutoCloseable {

    static Running start() {
      try {
        Path folder = Files.createTempDirectory("eligen-in-browser");
        return new Running(RunningStudio.withModel(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      studio.close();
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.missing()
        .map(ConditionEvaluationResult::disabled)
        .orElse(ConditionEvaluationResult.enabled("there is a browser"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Chromium.class || type == RunningStudio.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(Namespace.create(OneForAll.class));
    return parameter.getParameter().getType() == Chromium.class
        ? store.getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class)
        : store.getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class).studio();
  }
}
