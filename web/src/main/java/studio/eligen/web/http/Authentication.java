package studio.eligen.web.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.KnownBrowsers;

/**
 * Who is there. A browser is known by a cookie, and sees what was made with that cookie; the
 * address that the program prints makes it see what was made at the terminal.
 */
final class Authentication {

  static final String COOKIE = "eligen_browser";

  private static final String VISITOR = "visitor";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final Duration CODE_LASTS = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_WRONG_PASSWORDS = 10;

  private final Access access;
  private final KnownBrowsers browsers;
  private final Clock clock;
  private final Deque<Instant> wrong = new ArrayDeque<>();
  private final Instant codeEnds;
  private Optional<String> code = Optional.of(Secret.create());

  /**
   * Somebody who asks.
   *
   * @param owner whose conversations there are
   * @param admitted whether anything may be answered
   */
  record Visitor(String owner, boolean admitted) {

    /** Whether these are the conversations of the terminal. */
    boolean isLocal() {
      return owner.equals(Archive.LOCAL);
    }
  }

  Authentication(Access access, KnownBrowsers browsers, Clock clock) {
    this.access = access;
    this.browsers = browsers;
    this.clock = clock;
    this.codeEnds = clock.instant().plus(CODE_LASTS);
  }

  /** The code that lets one browser see what the terminal made, once and within the hour. */
  synchronized String code() {
    return code.orElseThrow();
  }

  /** Finds out who asks, and gives a browser that comes for the first time its cookie. */
  void meet(Context ctx) {
    String cookie = ctx.cookie(COOKIE);
    String secret = Secret.isOne(cookie) ? cookie : giveCookie(ctx);
    ctx.attribute(VISITOR, visitor(ctx, secret));
    ctx.attribute(COOKIE, secret);
  }

  static Visitor of(Context ctx) {
    return ctx.attribute(VISITOR);
  }

  static String owner(Context ctx) {
    return of(ctx).owner();
  }

  private Visitor visitor(Context ctx, String secret) {
    KnownBrowsers.Known known = browsers.known(secret);
    String owner = known.owner().orElseGet(() -> ownerOf(secret));
    if (access.password().isEmpty()) {
      return new Visitor(owner, true);
    }
    String password = access.password().get();
    boolean came = known.pass().map(KnownBrowsers.hash(password)::equals).orElse(false);
    return new Visitor(owner, came || bearer(ctx, password));
  }

  /** Programs, which have no cookie, bring the password with each request. */
  private boolean bearer(Context ctx, String password) {
    String header = ctx.header("Authorization");
    if (header == null || !header.startsWith("Bearer ")) {
      return false;
    }
    return isRight(header.substring("Bearer ".length()).strip(), password);
  }

  /** The name of a browser's own conversations: it tells nothing of the cookie. */
  private static String ownerOf(String secret) {
    return KnownBrowsers.hash("owner of " + secret).substring(0, 32);
  }

  private static String giveCookie(Context ctx) {
    String secret = Secret.create();
    ctx.cookie(new Cookie(COOKIE, secret, "/", YEAR_SECONDS, false, true, null, SameSite.STRICT));
    return secret;
  }

  /**
   * Uses a code up.
   *
   * @return whether it was the right one; then the browser sees what the terminal made
   */
  synchronized boolean enter(Context ctx, String given) {
    boolean right =
        code.filter(expected -> Secret.same(expected, given)).isPresent()
            && clock.instant().isBefore(codeEnds);
    if (right) {
      code = Optional.empty();
      String secret = ctx.attribute(COOKIE);
      browsers.bind(secret, Archive.LOCAL);
      access.password().ifPresent(password -> browsers.admit(secret, password));
    }
    return right;
  }

  /**
   * Lets a browser in that knows the password.
   *
   * @throws Problem if there were too many wrong ones lately
   */
  boolean login(Context ctx, String given) {
    String password = access.password().orElse("");
    boolean right = !password.isEmpty() && isRight(given, password);
    if (right) {
      browsers.admit(ctx.attribute(COOKIE), password);
    }
    return right;
  }

  /** Wrong ones are counted for all together: nobody types ten a minute. */
  private synchronized boolean isRight(String given, String password) {
    Instant now = clock.instant();
    while (!wrong.isEmpty() && wrong.peek().isBefore(now.minus(MINUTE))) {
      wrong.remove();
    }
    if (wrong.size() >= MOST_WRONG_PASSWORDS) {
      throw new Problem(429, "Too many wrong passwords; wait a minute.");
    }
    boolean right = Secret.same(given, password);
    if (!right) {
      wrong.add(now);
    }
    return right;
  }
}
