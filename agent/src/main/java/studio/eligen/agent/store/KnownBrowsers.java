package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Which browser may see whose conversations. Browsers are known by a secret, of which only the
 * SHA-256 is kept, so that whoever reads the archive cannot pass for one.
 */
public final class KnownBrowsers {

  private final Database database;
  private final Clock clock;

  KnownBrowsers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is known of a browser.
   *
   * @param owner whose conversations it sees, if not its own
   * @param pass what it was let in with: the SHA-256 of a password
   */
  public record Known(Optional<String> owner, Optional<String> pass) {

    /** A browser that nobody knows. */
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
  }

  /** What is known of the browser with this secret. */
  public Known known(String secret) {
    return database.query(
        handle ->
            handle
                .createQuery("select owner, pass from browsers where sha256 = :hash")
                .bind("hash", hash(secret))
                .map(
                    (row, context) ->
                        new Known(
                            Optional.ofNullable(row.getString("owner")),
                            Optional.ofNullable(row.getString("pass"))))
                .findOne()
                .orElse(Known.NOTHING));
  }

  /** From now on the browser sees this owner's conversations. */
  public void bind(String secret, String owner) {
    remember(secret, "owner", owner);
  }

  /**
   * The browser was let in.
   *
   * @param password with which; where it is changed, the browser has to come in anew
   */
  public void admit(String secret, String password) {
    remember(secret, "pass", hash(password));
  }

  /** How a password is kept. */
  public static String hash(String text) {
    return PictureFolder.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private void remember(String secret, String column, String value) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    "insert into browsers (sha256, <column>, seen) values (:hash, :value, :now)"
                        + " on conflict (sha256) do update set <column> = excluded.<column>, seen = excluded.seen")
                .define("column", column)
                .bind("hash", hash(secret))
                .bind("value", value)
                .bind("now", clock.millis())
                .execute());
  }
}
