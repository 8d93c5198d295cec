package studio.eligen.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.OptionRange;
import studio.eligen.agent.cli.SynthesisOptions;
import studio.eligen.engine.RenderException;

/** {@code spark-submit --class studio.eligen.spark.SynthesizeJob}. See docs/pairs.md. */
@Command(
    name = "SynthesizeJob",
    mixinStandardHelpOptions = true,
    description = "Makes pairs of pictures that differ by one edit on a cluster.")
public final class SynthesizeJob implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "N", description = "How many pairs the dataset shall have.")
  private int wanted;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DATASET",
      required = true,
      description = "The dataset's folder, at an address that all machines see.")
  private String out;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Into how many parts the work is split (default: one a core).")
  private Integer partitions;

  @CommandLine.Mixin private SynthesisOptions synthesis;

  /** Makes the pairs; returns 0, or 1 if some could not be made. */
  @Override
  public Integer call() throws IOException {
    OptionRange.require(spec, "N", wanted, 1, Integer.MAX_VALUE);
    synthesis.check();
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    try (SparkSession spark = SparkSession.builder().appName("eligen synthesize").getOrCreate()) {
      int cores = spark.sparkContext().defaultParallelism();
      PartitionedJob job = new PartitionedJob(spark, out, partitions == null ? cores : partitions);
      return tell(job.run(numbers(wanted), new PairWork(arguments, out, synthesis.origin())));
    } catch (RenderException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int tell(PartitionedJob.Outcome outcome) {
    PrintWriter stdout = spec.commandLine().getOut();
    outcome.failures().forEach(stdout::println);
    stdout.println(
        "%d pairs, %d made, %d that could not be made"
            .formatted(outcome.items(), outcome.worked(), outcome.failures().size()));
    stdout.flush();
    return outcome.failures().isEmpty() ? 0 : 1;
  }

  private static List<String> numbers(int below) {
    return LongStream.range(0, below).mapToObj(Long::toString).toList();
  }

  /** The same options on a machine that works. */
  static SynthesisOptions options(List<String> arguments) {
    SynthesizeJob job = new SynthesizeJob();
    new CommandLine(job).parseArgs(arguments.toArray(String[]::new));
    return job.synthesis;
  }

  public static void main(String[] arguments) {
    int code = new CommandLine(new SynthesizeJob()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
