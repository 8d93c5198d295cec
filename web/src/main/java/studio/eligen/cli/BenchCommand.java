package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.RenderException;

/** {@code eligen bench}: times the engine on this machine. See docs/performance.md. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Times the load, the first picture, and a step against its bare operators.")
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions model;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Times each pass is run; the median is shown (default: ${DEFAULT-VALUE}).")
  private int repeats = 15;

  /** Measures; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    if (repeats < 1 || repeats > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--repeats is %d; it must be 1 to 10000.".formatted(repeats));
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      new Benchmark(
              model.path(),
              model.options(),
              repeats,
              line -> {
                out.println(line);
                out.flush();
              })
          .run();
      return 0;
    } catch (RenderException e) {
      return Failure.report(e, spec.commandLine().getErr());
    }
  }
}
