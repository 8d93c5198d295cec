package studio.eligen.agent.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.files.Reason;

/** The archive's database: the one place that knows it to be SQLite. */
final class Database implements AutoCloseable {

  /** Our own writers wait for each other before they ask: a longer wait is another program's. */
  static final int BUSY_MILLIS = 5_000;

  /** SQLite's steps: a few rows, as comparing one with a pattern may take a tenth of a second. */
  private static final int STEPS_BETWEEN_LOOKS = 100;

  private final Path file;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /** Held by who decodes what it reads. */
  private final ReentrantLock reading = new ReentrantLock(true);

  /**
   * Held by who writes. Many at once would wait for SQLite's own lock, in no order, each with one
   * of the few connections.
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(Path file, HikariDataSource pool) {
    this.file = file;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database, which is made or brought up to date first where it has to be.
   *
   * @throws ArchiveException if it cannot be used; then it is as it was
   */
  static Database open(DataFolder folder, Schema schema) {
    Path file = folder.database();
    // A file lock is the process's, so that threads of one process need one of their own.
    synchronized (Database.class) {
      try {
        PrivateFiles.makeFolder(folder.path());
        PrivateFiles.makeFile(folder.lock());
        try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          EmptyDatabase.quarantine(folder);
          PrivateFiles.makeFile(file);
          NativeLibrary.keepIn(folder.nativeCode());
          return new Database(file, upToDate(file, schema));
        }
      } catch (IOException e) {
        throw new ArchiveException(
            "Conversations cannot be kept in %s: %s. Check the folder, or set ELIGEN_HOME to another."
                .formatted(folder.path(), Reason.of(e)),
            e);
      }
    }
  }

  /**
   * Opens a database that cannot be written. What another program wrote last into its log (WAL) is
   * read where SQLite can; without a log the file is taken as it is, as SQLite would make one.
   *
   * @throws ArchiveException if it cannot be read, or would have to be brought up to date first
   */
  static Database reading(DataFolder folder, Schema schema) {
    Path file = folder.database();
    NativeLibrary.keepIn(folder.nativeCode());
    try {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      boolean logged = Files.exists(log) && Files.size(log) > 0;
      String address = url(file) + (logged ? "?mode=ro" : "?immutable=1");
      SQLiteDataSource plain = new SQLiteDataSource();
      plain.setReadOnly(true);
      plain.setUrl(address);
      if (schema.isBehind(plain, file)) {
        throw new ArchiveException(
            "The archive %s is of an older EliGen Studio and cannot be written: copy it to a folder that can, and set ELIGEN_HOME to that."
                .formatted(file));
      }
      HikariConfig config = new HikariConfig();
      config.setPoolName("archive");
      config.setDataSource(plain);
      config.setReadOnly(true);
      config.setMaximumPoolSize(1);
      config.setMinimumIdle(0);
      return new Database(file, new HikariDataSource(config));
    } catch (SQLException | IOException | RuntimeException e) {
      throw e instanceof ArchiveException known ? known : DatabaseFaults.explained(e, file);
    }
  }

  private static HikariDataSource upToDate(Path file, Schema schema) {
    try {
      // Looked at before the pool's properties could change a file that is not ours.
      SQLiteDataSource plain = new SQLiteDataSource();
      plain.setUrl(url(file));
      plain.setBusyTimeout(BUSY_MILLIS);
      boolean behind = schema.isBehind(plain, file);
      HikariDataSource pool = pool(file);
      if (behind) {
        migrate(pool, schema);
      }
      return pool;
    } catch (SQLException | RuntimeException e) {
      throw e instanceof ArchiveException known ? known : DatabaseFaults.explained(e, file);
    }
  }

  /** Flyway is asked only where it has something to do: it takes a quarter of a second. */
  private static void migrate(HikariDataSource pool, Schema schema) {
    try {
      schema.migrate(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** A URI, because the driver would take a question mark in a plain path for its own. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri();
  }

  private static HikariDataSource pool(Path file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("archive");
    config.setDataSourceClassName(SQLiteDataSource.class.getName());
    config.addDataSourceProperty("url", url(file));
    config.addDataSourceProperty("journalMode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("enforceForeignKeys", true);
    config.addDataSourceProperty("busyTimeout", BUSY_MILLIS);
    // A transaction that read first could not wait for its turn to write.
    config.addDataSourceProperty("transactionMode", "IMMEDIATE");
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /**
   * Looks something up with several statements, as it is at one moment, and decodes it: one after
   * the other, so that those who list, search and say something find a connection free. Nobody
   * waits for it who writes, and it for nobody.
   *
   * @throws ArchiveException if the database cannot be read
   */
  <T> T readWhole(Function<Handle, T> look) {
    reading.lock();
    try {
      return jdbi.withHandle(handle -> atOneMoment(handle, look));
    } catch (JdbiException e) {
      throw DatabaseFaults.explained(e, file);
    } finally {
      reading.unlock();
    }
  }

  /** The driver's transactions would take the lock; a savepoint alone begins one that reads. */
  private static <T> T atOneMoment(Handle handle, Function<Handle, T> look) {
    handle.execute("savepoint looking");
    try {
      return look.apply(handle);
    } finally {
      handle.execute("release looking");
    }
  }

  /**
   * Does all of it or nothing.
   *
   * @throws ArchiveException if the database does not take it
   */
  <T> T transaction(Function<Handle, T> work) {
    writing.lock();
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw DatabaseFaults.explained(e, file);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Looks something up with one statement.
   *
   * @throws ArchiveException if the database cannot be read
   */
  <T> T query(Function<Handle, T> look) {
    try {
      return jdbi.withHandle(look::apply);
    } catch (JdbiException e) {
      throw DatabaseFaults.explained(e, file);
    }
  }

  /**
   * Looks something up with one statement that may take long, and gives it up where it does.
   *
   * @throws InvalidInput if it took longer; the words say what did
   * @throws ArchiveException if the database cannot be read
   */
  <T> T queryWithin(Duration longest, String words, Function<Handle, T> look) {
    long until = System.nanoTime() + longest.toNanos();
    ProgressHandler watch =
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - until > 0 ? 1 : 0;
          }
        };
    try {
      return jdbi.withHandle(handle -> watched(handle, watch, look));
    } catch (SQLException | JdbiException e) {
      if (isInterrupted(e)) {
        throw new InvalidInput(words, e);
      }
      throw DatabaseFaults.explained(e, file);
    }
  }

  private static <T> T watched(Handle handle, ProgressHandler watch, Function<Handle, T> look)
      throws SQLException {
    SQLiteConnection connection = handle.getConnection().unwrap(SQLiteConnection.class);
    ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, watch);
    try {
      return look.apply(handle);
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  private static boolean isInterrupted(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
        return true;
      }
    }
    return false;
  }

  /** For those who want to see the statements go by. */
  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }
}
