package studio.eligen.spark;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * File systems that all machines of a cluster see, set up as the job was: {@code spark.hadoop.…}.
 */
final class SharedFiles {

  private SharedFiles() {}

  /** The one in which this lies. */
  static FileSystem of(Path path) throws IOException {
    return path.getFileSystem(SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
  }
}
