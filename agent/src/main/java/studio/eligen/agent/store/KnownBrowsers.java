package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import studio.eligen.engine.files.Sha256;

/**
 * Which browser may see whose conversations. Browsers are known by a secret, of which only the
 * SHA-256 is kept, so that whoever reads the archive cannot pass for one.
 */
public final class KnownBrowsers {

  /** What stands for the password where a secret counts no more; no digest is so short. */
  private static final String GONE = "gone";

  /** Whose a secret was that a former program made void. */
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

    /** A browser that nobody knows. */
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

    /** Whether the secret counts no more. */
    public boolean isVoid() {
      return pass.equals(Optional.of(GONE)) || owner.equals(Optional.of(NOBODY));
    }
  }

  /** What is known of the browser with this secret. */
  public Known known(String secret) {
    return known(List.of(secret)).get(0);
  }

  /**
   * The same of many at once, in their order: somebody may send a hundred that are no browser's.
   */
  public List<Known> known(List<String> secrets) {
    if (secrets.isEmpty()) {
      return List.of();
    }
    List<String> hashes = secrets.stream().map(KnownBrowsers::hash).toList();
    Map<String, Known> known =
        database.query(
            handle ->
                handle
                    .createQuery(
                        "select sha256, owner, pass from browsers where sha256 in (<hashes>)")
                    .bindList("hashes", hashes)
                    .reduceRows(
                        new HashMap<>(),
                        (found, row) -> {
                          found.put(
                              row.getColumn("sha256", String.class),
                              new Known(
                                  Optional.ofNullable(row.getColumn("owner", String.class)),
                                  Optional.ofNullable(row.getColumn("pass", String.class))));
                          return found;
                        }));
    return hashes.stream().map(hash -> known.getOrDefault(hash, Known.NOTHING)).toList();
  }

  /**
   * A browser was let in: from now on it is known by another secret.
   *
   * @param old counts no more
   * @param whose whose conversations the old one showed
   * @param owner whose conversations it sees now
   * @param pass what may be kept of the password; where that is changed, the browser has to come in
   *     anew
   */
  public void replace(String old, String whose, String next, String owner, Optional<String> pass) {
    database.transaction(
        handle -> {
          retire(handle, old, whose);
          return remember(handle, next, owner, pass);
        });
  }

  /**
   * From now on this secret counts no more.
   *
   * @param whose whose conversations it showed
   */
  public void retire(String secret, String whose) {
    database.transaction(handle -> retire(handle, secret, whose));
  }

  /**
   * One that was given to a browser when that was let in shows nothing where nothing is known of
   * it. Any other shows what was made with it, and has to be known as gone for as long as that is
   * there.
   */
  private int retire(Handle handle, String secret, String whose) {
    int given =
        handle
            .createUpdate(
                "delete from browsers where sha256 = :hash and (pass is null or pass <> :gone)")
            .bind("hash", hash(secret))
            .bind("gone", GONE)
            .execute();
    return given > 0 ? given : remember(handle, secret, whose, Optional.of(GONE));
  }

  /** How a long random secret is kept. */
  public static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
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
