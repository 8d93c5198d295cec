package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import studio.eligen.engine.files.Sha256;

/**
 * From which network owners came last. It is kept for as long as something of theirs is, as one who
 * comes with a new cookie each time could take all room otherwise. And how often the model server
 * was asked today from where, as that may cost money.
 */
public final class Homes {

  /** Conversations of :value and of all who came last from the same network. */
  static final String NEIGHBOURS =
      "(owner = :value or owner in (select other.owner from homes other"
          + " join homes own on own.home = other.home where own.owner = :value))";

  private final Database database;

  Homes(Database database) {
    this.database = database;
  }

  /** An owner is about to make something, and comes from this network. */
  public void met(String owner, String network) {
    String home = digest(network);
    if (!database.query(handle -> home(handle, owner)).equals(Optional.of(home))) {
      database.transaction(
          handle ->
              handle
                  .createUpdate(
                      "insert into homes (owner, home) values (:owner, :home)"
                          + " on conflict (owner) do update set home = excluded.home")
                  .bind("owner", owner)
                  .bind("home", home)
                  .execute());
    }
  }

  /** Bytes of all that an owner keeps, and all others who came last from the same network. */
  public long bytes(String owner) {
    return database.query(handle -> new Room(handle).taken(NEIGHBOURS, owner));
  }

  /**
   * What was asked of the model server.
   *
   * @param home that stands for the network
   */
  public record Asked(String owner, String home, long number) {}

  /** What was asked in a day, by whoever did. */
  public List<Asked> asked(LocalDate day) {
    return database.query(
        handle ->
            handle
                .createQuery("select owner, home, asked from questions where day = :day")
                .bind("day", day.toString())
                .map(
                    (row, context) ->
                        new Asked(
                            row.getString("owner"), row.getString("home"), row.getLong("asked")))
                .list());
  }

  /** Counts what was asked now, beside what was before; other days are forgotten. */
  public void ask(LocalDate day, Asked now) {
    database.transaction(
        handle -> {
          handle
              .createUpdate("delete from questions where day <> :day")
              .bind("day", day.toString())
              .execute();
          return handle
              .createUpdate(
                  "insert into questions (day, owner, home, asked)"
                      + " values (:day, :owner, :home, :number)"
                      + " on conflict (day, owner, home) do update"
                      + " set asked = questions.asked + excluded.asked")
              .bind("day", day.toString())
              .bind("owner", now.owner())
              .bind("home", now.home())
              .bind("number", now.number())
              .execute();
        });
  }

  private static Optional<String> home(Handle handle, String owner) {
    return handle
        .createQuery("select home from homes where owner = :owner")
        .bind("owner", owner)
        .mapTo(String.class)
        .findOne();
  }

  /** What stands for a network, so that the archive does not name it. */
  public static String digest(String network) {
    return Sha256.hex(("home " + network).getBytes(StandardCharsets.UTF_8));
  }
}
