package studio.eligen.agent.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import studio.eligen.engine.files.Reason;

/** Says in plain words why the database cannot be used, and what to do. */
final class DatabaseFaults {

  private DatabaseFaults() {}

  static ArchiveException explained(Exception e, Path file) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && !(cause.getCause() instanceof SQLException)) {
        return new ArchiveException(sentence(sql, file), e);
      }
    }
    String what = e instanceof FlywayException ? "cannot be brought up to date" : "cannot be used";
    return new ArchiveException(
        "The archive %s %s: %s. Nothing was changed; set ELIGEN_HOME to keep conversations elsewhere."
            .formatted(file, what, Reason.of(e)),
        e);
  }

  /** By SQLite's result codes, https://www.sqlite.org/rescode.html. */
  private static String sentence(SQLException e, Path file) {
    if (e.getCause() instanceof NativeLibraryNotFoundException) {
      return "The archive %s cannot be used: SQLite's library finds no folder to run from. Set ELIGEN_HOME to one with some room from which programs run."
          .formatted(file);
    }
    if (e instanceof SQLiteException lite
        && lite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
      return noRoom(file); // to read it, too, takes some
    }
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 ->
          "Another program holds the archive %s locked for longer than %d s: close it, then try again."
              .formatted(file, Database.BUSY_MILLIS / 1000);
      case 8, 14 ->
          "The archive %s cannot be written or opened: check whose it is and its permissions, or set ELIGEN_HOME to another folder."
              .formatted(file);
      case 11 ->
          "The archive %s is damaged: copy it to a safe place, then repair it with \"sqlite3 eligen.db .recover\" or move it away. Nothing was changed."
              .formatted(file);
      case 13 -> noRoom(file);
      case 26 -> Schema.foreign(file);
      default ->
          "The archive %s cannot be used: %s. Check the disk, or set ELIGEN_HOME to another folder."
              .formatted(file, Reason.of(e));
    };
  }

  private static String noRoom(Path file) {
    return "There is no room left on the disk for the archive %s: free some, then go on; what was kept is still there."
        .formatted(file);
  }
}
