package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which browser may see whose conversations. Browsers are known by a secret, of which only the
 * SHA-256 is kept, so that whoever reads the archive cannot pass for one.
 */
public final class KnownBrowsers {

  /** Whose conversations a secret opens that counts no more. */
  private static final String NOBODY = "";

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
   * @param pass what it was let in with: what may be kept of a password
   */
  public record Known(Optional<String> owner, Optional<String> pass) {

    /** A browser whose secret is another one now, or that went away. */
    public static final Known VOID = new Known(Optional.of(NOBODY), Optional.empty());

    /** A browser that nobody knows. */
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

    /** Whether the secret counts no more. */
    public boolean isVoid() {
      return owner.equals(VOID.owner);
    }
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

  /**
   * A browser was let in: from now on it is known by another secret.
   *
   * @param old counts no more
   * @param owner whose conversations it sees
   * @param pass what may be kept of the password; where that is changed, the browser has to come in
   *     anew
   */
  public void replace(String old, String next, String owner, Optional<String> pass) {
    database.transaction(
        handle -> {
          remember(handle, old, NOBODY, Optional.empty());
          return remember(handle, next, owner, pass);
        });
  }

  /** From now on this secret counts no more. */
  public void retire(String secret) {
    database.transaction(handle -> remember(handle, secret, NOBODY, Optional.empty()));
  }

  /** How a long random secret is kept. */
  public static String hash(String text) {
    return PictureFolder.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private int remember(Handle handle, String secret, String owner, Optional<String> pass) {
    return handle
        .createUpdate(
            "insert into browsers (sha256, owner, pass, seen) values (:hash, :owner, :pass, :now)"
                + " on conflict (sha256) do update set owner = excluded.owner,"
                + " pass = excluded.pass, seen = excluded.seen")
        .bind("hash", hash(secret))
        .bind("owner", owner)
        .bind("pass", pass.orElse(null))
        .bind("now", clock.millis())
        .execute();
  }
}
