package studio.eligen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.pairs.EditKind;

class SynthesizeJobTest {

  private static final Path MODEL = Path.of("../eligen-engine/models/eligen-tiny");

  @TempDir private Path folder;

  @Test
  void a_pair_is_made_once_with_its_pictures_beside_the_line() throws IOException {
    String dataset = folder.toUri().toString();
    PairWork work =
        new PairWork(
            List.of("1", "-o", dataset, "--model", MODEL.toString(), "--steps", "1"),
            dataset,
            "a model");
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.codegen.wholeStage", "false")
            .getOrCreate()) {
      Files.createDirectories(folder.resolve("parquet/_temporary/0")); // of a job that was killed
      PartitionedJob job = new PartitionedJob(spark, dataset, 1);
      assertThat(job.run(List.of("0"), work).worked()).isEqualTo(1);

      assertThat(job.run(List.of("0"), work).worked()).isZero();

      List<Row> pairs = spark.read().parquet(dataset + "/parquet").collectAsList();
      assertThat(pairs)
          .extracting(pair -> pair.<String>getAs("edit_kind"))
          .containsExactly(EditKind.ADD.word());
      assertThat(pairs)
          .allSatisfy(
              pair -> {
                assertThat(pair.<Long>getAs("changed_pixels_outside_mask")).isZero();
                assertThat(Files.size(folder.resolve(pair.<String>getAs("edited_image_file_name"))))
                    .isPositive();
                assertThat(pair.<Row>getAs("edited_layout").<String>getAs("scene")).isNotEmpty();
              });
    }
  }
}
