package studio.eligen.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.AnnotationOptions;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.engine.RenderException.BadRequest;

/** {@code spark-submit --class studio.eligen.spark.AnnotateJob}. See docs/datasets.md. */
@Command(
    name = "AnnotateJob",
    mixinStandardHelpOptions = true,
    description = "Annotates pictures on a cluster; the dataset is Parquet.")
public final class AnnotateJob implements Callable<Integer> {

  private static final List<String> ENDINGS =
      List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif");

  /** Pictures a partition: enough to be worth a task, few enough to be spread. */
  private static final int PER_PARTITION = 2_000;

  private static final int MOST_FAILURES_TOLD = 20;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "Folders of pictures, at addresses that all machines see.")
  private List<String> folders;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DATASET",
      required = true,
      description = "The folder of the dataset, likewise; what is there is added to.")
  private String out;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Into how many parts the work is split (default: by pictures and cores).")
  private Integer partitions;

  @CommandLine.Mixin private AnnotationOptions options;

  /** Annotates; returns 0, or 1 if some pictures have no answer. */
  @Override
  public Integer call() throws IOException {
    // A key in the settings would be shown on Spark's own pages.
    try (SparkSession spark =
        SparkSession.builder()
            .appName("eligen annotate")
            .config("spark.redaction.regex", "(?i)secret|password|token|key")
            .getOrCreate()) {
      return annotate(spark);
    } catch (InvalidInput | BadRequest e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int annotate(SparkSession spark) throws IOException {
    int cores = spark.sparkContext().defaultParallelism();
    AnnotationWork work =
        new AnnotationWork(settings(), options.most(), options.perMinute() / cores);
    work.annotator(); // says now what would be said by every machine
    List<String> pictures = pictures();
    int parts = partitions == null ? Math.max(cores, pictures.size() / PER_PARTITION) : partitions;
    PartitionedJob.Outcome outcome = new PartitionedJob(spark, out, parts).run(pictures, work);
    PrintWriter stdout = spec.commandLine().getOut();
    outcome.failures().stream().limit(MOST_FAILURES_TOLD).forEach(stdout::println);
    stdout.println(
        "%d pictures, %d asked about, %d without an answer"
            .formatted(outcome.items(), outcome.worked(), outcome.failures().size()));
    stdout.flush();
    return outcome.failures().isEmpty() ? 0 : 1;
  }

  /**
   * What the command line and this machine's environment say of the server. Its key is left here,
   * and what a file says too: the machines' own key shall not go to an address of a file.
   */
  private Map<String, String> settings() {
    MllmConfiguration configuration = options.server();
    Map<String, String> settings = new HashMap<>();
    for (String name : MllmConfiguration.NAMES) {
      if (!name.equals(MllmConfiguration.KEY)) {
        configuration
            .setting(name)
            .filter(found -> !found.origin().endsWith(".env"))
            .ifPresent(found -> settings.put(name, found.value()));
      }
    }
    return settings;
  }

  private List<String> pictures() throws IOException {
    List<String> pictures = new ArrayList<>();
    for (String folder : folders) {
      Path path = new Path(folder);
      FileSystem files = SharedFiles.of(path);
      RemoteIterator<LocatedFileStatus> all = files.listFiles(path, true);
      while (all.hasNext()) {
        Path file = all.next().getPath();
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (!name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith)) {
          pictures.add(file.toString());
        }
      }
    }
    if (pictures.isEmpty()) {
      throw new InvalidInput("There is no picture in %s.".formatted(String.join(", ", folders)));
    }
    return pictures;
  }

  public static void main(String[] arguments) {
    int code = new CommandLine(new AnnotateJob()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
