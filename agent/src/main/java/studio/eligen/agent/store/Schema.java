package studio.eligen.agent.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Which tables the archive has. Migrations lead from every earlier form to the newest one.
 *
 * @param newest number of the last migration
 * @param locations of the migrations, as Flyway names them
 */
record Schema(int newest, List<String> locations) {

  static final Schema CURRENT =
      new Schema(8, List.of("classpath:studio/eligen/agent/store/migration"));

  private static final String FIRST = "V1__conversations.sql";

  /** Flyway's own table, in which every migration that was applied is a row. */
  private static final String APPLIED = "flyway_schema_history";

  /**
   * Whether there is anything to do for this program to use the database. It only looks.
   *
   * @throws ArchiveException if the database is not ours, or is from a newer program
   */
  boolean isBehind(DataSource source, Path file) throws SQLException {
    int version = version(source, file).orElse(0);
    if (version > newest) {
      throw new ArchiveException(
          "The archive %s was written by a newer EliGen Studio (its form is %d, this one knows up to %d): update this program, or set ELIGEN_HOME to another folder. Nothing was changed."
              .formatted(file, version, newest));
    }
    return version < newest;
  }

  /** Makes the tables, or brings them up to date. */
  void migrate(DataSource source) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations(locations.toArray(String[]::new))
        .load()
        .migrate();
  }

  /** The migration that the database is at, or nothing where it is still empty. */
  private static OptionalInt version(DataSource source, Path file) throws SQLException {
    try (Connection connection = source.getConnection()) {
      List<String> tables = tables(connection);
      if (tables.isEmpty()) {
        return OptionalInt.empty();
      }
      if (!tables.contains(APPLIED)) {
        throw new ArchiveException(foreign(file));
      }
      return applied(connection, file);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static OptionalInt applied(Connection connection, Path file) throws SQLException {
    OptionalInt newest = OptionalInt.empty();
    String select =
        "select version, script, success from " + APPLIED + " where version is not null order by 1";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        String version = rows.getString(1);
        boolean ours = version.matches("\\d{1,6}");
        if (!ours || version.equals("1") && !FIRST.equals(rows.getString(2))) {
          throw new ArchiveException(foreign(file));
        }
        if (!rows.getBoolean(3)) {
          throw new ArchiveException(
              "The archive %s was left half way to its form %s: put back the copy of the folder that you made before, or move it away. Nothing was changed."
                  .formatted(file, version));
        }
        newest = OptionalInt.of(Math.max(newest.orElse(0), Integer.parseInt(version)));
      }
    }
    return newest;
  }

  static String foreign(Path file) {
    return "%s is no archive of EliGen Studio: move it away, or set ELIGEN_HOME to another folder. Nothing was changed."
        .formatted(file);
  }
}
