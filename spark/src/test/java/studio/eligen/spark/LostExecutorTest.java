package studio.eligen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.engine.image.Pictures;

/** A cluster of two workers, one of which loses its executor in the middle of the work. */
class LostExecutorTest {

  private static final int PICTURES = 8;
  private static final int PARTITIONS = 3;
  private static final int WORKERS = 2;

  /** Enough for some pictures, however the two share them. */
  private static final int ANSWERED_FREELY = 7;

  /** Classes need not be looked at as if they came from a stranger. */
  private static final String QUICK_START =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

  @TempDir private Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void no_picture_is_there_twice_and_none_is_asked_about_again_whose_answer_was_written()
      throws Exception {
    List<String> pictures = pictures();
    Path dataset = folder.resolve("dataset");
    try (CountingModel model = new CountingModel(ANSWERED_FREELY, WORKERS);
        SparkSession spark = cluster()) {
      AnnotationWork work =
          new AnnotationWork(
              Map.of(MllmConfiguration.URL, model.url(), MllmConfiguration.MODEL, "qwen3-vl"),
              8,
              Double.POSITIVE_INFINITY);
      PartitionedJob job = new PartitionedJob(spark, dataset.toUri().toString(), PARTITIONS);
      CompletableFuture<PartitionedJob.Outcome> running =
          CompletableFuture.supplyAsync(() -> job.run(pictures, work));
      CompletableFuture.anyOf(model.stuck(), running).get();
      List<String> written = written(dataset.resolve("answers"));
      killOneExecutor();
      model.goOn();

      assertThat(running.get().failures())
          .singleElement()
          .asString()
          .contains("bad.png", "is not a picture that can be read");
      assertThat(written).isNotEmpty();
      assertThat(model.questions())
          .hasSize(PICTURES)
          .allSatisfy(
              (picture, questions) ->
                  assertThat(questions).isBetween(2, written.contains(picture) ? 2 : 4));

      Map<String, Integer> before = model.questions();
      assertThat(job.run(pictures, work).worked()).isZero();
      assertThat(model.questions()).isEqualTo(before);
      assertEachOnce(spark, dataset);
    }
  }

  private static void killOneExecutor() throws Exception {
    ProcessHandle executor = ProcessHandle.current().children().findFirst().orElseThrow();
    executor.destroyForcibly();
    executor.onExit().get();
  }

  private static void assertEachOnce(SparkSession spark, Path dataset) {
    List<Row> rows =
        spark.read().parquet(dataset.resolve("parquet").toUri().toString()).collectAsList();
    assertThat(rows).hasSize(PICTURES);
    assertThat(rows).extracting(row -> row.<String>getAs("image")).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.<String>getAs("key")).doesNotHaveDuplicates();
    Row row = rows.get(0);
    assertThat(row.getList(row.fieldIndex("eligen_entity_prompts"))).hasToString("[red car]");
    assertThat(dataset.resolve("answers")).doesNotExist();
  }

  /** The descriptions of the pictures whose answers are on the disk. */
  private static List<String> written(Path answers) throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(answers)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).toList()) {
        written.add(new ObjectMapper().readTree(file.toFile()).get("prompt").asText());
      }
    }
    return written;
  }

  /** Different ones, one of them twice, and a file that is none. */
  private List<String> pictures() throws IOException {
    List<String> pictures = new ArrayList<>();
    for (int n = 0; n <= PICTURES; n++) {
      BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 64 * 64; i++) {
        picture.setRGB(i % 64, i / 64, 0x010204 * (i % 61) + n % PICTURES * 0x1F);
      }
      pictures.add(address(n + ".png", Pictures.png(picture)));
    }
    pictures.add(address("bad.png", new byte[9]));
    return pictures;
  }

  private String address(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toUri().toString();
  }

  /** Executors start as they do on a worker, but find all classes where this program has them. */
  private static SparkSession cluster() throws IOException {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    return SparkSession.builder()
        .master("local-cluster[%d,1,1024]".formatted(WORKERS))
        .appName("lost executor")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.parquet.compression.codec", "uncompressed")
        .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
        .config("spark.executorEnv.SPARK_DIST_CLASSPATH", System.getProperty("java.class.path"))
        .config("spark.executor.extraJavaOptions", QUICK_START)
        .getOrCreate();
  }
}
