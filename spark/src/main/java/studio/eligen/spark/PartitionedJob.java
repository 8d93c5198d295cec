package studio.eligen.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Does work on a cluster, partition by partition, and keeps the results as Parquet, each key once:
 *
 * <ol>
 *   <li>Every item is looked at, for its key. Of items with one key one is kept, and none whose
 *       result is in the Parquet files already.
 *   <li>Those are spread over the partitions by their keys and worked on. Each result is written to
 *       {@code answers}, a file each, before anything else happens; where there is one already, it
 *       is taken. So a machine that is lost costs the items that it was just working on.
 *   <li>The results become Parquet files, which appear when all are written. Then the answers are
 *       deleted.
 * </ol>
 *
 * <p>A job that was stopped goes on when it is run again.
 */
public final class PartitionedJob {

  private final SparkSession spark;
  private final String parquet;
  private final String answers;
  private final int partitions;

  /**
   * A job that has not begun.
   *
   * @param folder for results, at an address that all machines see: {@code hdfs://…}, {@code
   *     s3a://…}, or a folder that is mounted on all
   * @param partitions into which the work is split, 1 or more
   */
  public PartitionedJob(SparkSession spark, String folder, int partitions) {
    this.spark = spark;
    this.parquet = folder + "/parquet";
    this.answers = folder + "/answers";
    this.partitions = partitions;
  }

  /**
   * What became of the items.
   *
   * @param items that there were
   * @param worked results that this run brought; those that a lost machine brought may count twice
   * @param failures items that have no result, each with the reason
   */
  public record Outcome(long items, long worked, Set<String> failures) {
    public Outcome {
      failures = Set.copyOf(failures);
    }
  }

  /** Does all of it. */
  public Outcome run(List<String> items, Work work) {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    LongAccumulator worked = spark.sparkContext().longAccumulator("worked");
    CollectionAccumulator<String> failures = spark.sparkContext().collectionAccumulator("failures");
    JavaPairRDD<String, String> open =
        context
            .parallelize(items, partitions)
            .mapPartitionsToPair(part -> keys(part, work, failures))
            .reduceByKey((one, other) -> one.compareTo(other) < 0 ? one : other, partitions);
    String folder = answers;
    JavaRDD<String> results =
        known(work)
            .map(keys -> open.subtractByKey(keys, partitions))
            .orElse(open)
            .mapPartitions(part -> results(part, work, folder, worked, failures));
    spark
        .read()
        .schema(work.columns())
        .json(spark.createDataset(results.rdd(), Encoders.STRING()))
        .write()
        .mode(SaveMode.Append)
        .parquet(parquet);
    Answers.in(answers).clear();
    return new Outcome(items.size(), worked.value(), new HashSet<>(failures.value()));
  }

  /** The keys of the results that are there, if there are any. */
  private Optional<JavaPairRDD<String, Boolean>> known(Work work) {
    Path folder = new Path(parquet);
    try {
      return SharedFiles.of(folder).exists(folder)
          ? Optional.of(
              spark
                  .read()
                  .schema(work.columns()) // a job that was killed may have left no file yet
                  .parquet(parquet)
                  .select("key")
                  .toJavaRDD()
                  .mapToPair(row -> new Tuple2<>(row.getString(0), true)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Iterator<Tuple2<String, String>> keys(
      Iterator<String> items, Work work, CollectionAccumulator<String> failures) {
    List<Tuple2<String, String>> keys = new ArrayList<>();
    try (Work.Worker worker = work.open()) {
      while (items.hasNext()) {
        String item = items.next();
        try {
          keys.add(new Tuple2<>(worker.prepare(item).key(), item));
        } catch (Work.Failure e) {
          failures.add(item + ": " + e.getMessage());
        }
      }
    }
    return keys.iterator();
  }

  /** The results of a partition, which are small beside what they are about. */
  private static Iterator<String> results(
      Iterator<Tuple2<String, String>> items,
      Work work,
      String folder,
      LongAccumulator worked,
      CollectionAccumulator<String> failures) {
    List<String> results = new ArrayList<>();
    Answers answers = Answers.in(folder);
    try (Work.Worker worker = work.open()) {
      while (items.hasNext()) {
        Tuple2<String, String> item = items.next();
        String key = item._1();
        try {
          String result =
              answers
                  .read(key)
                  .orElseGet(
                      () -> {
                        String made = worker.prepare(item._2()).result();
                        answers.write(key, made);
                        worked.add(1);
                        return made;
                      });
          results.add(result);
        } catch (Work.Failure e) {
          failures.add(item._2() + ": " + e.getMessage());
        }
      }
    }
    return results.iterator();
  }
}
