package studio.eligen.spark;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
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

  /** Writes a file whole or not at all; one that is there already stays. */
  static void write(FileSystem files, Path file, byte[] content) throws IOException {
    Path part = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try (FSDataOutputStream out = files.create(part, false)) {
      out.write(content);
      out.hsync();
    }
    if (!files.rename(part, file)) {
      files.delete(part, false); // somebody else was quicker
    }
  }
}
