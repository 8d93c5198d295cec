package studio.eligen.web.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.KnownBrowsers;
import studio.eligen.web.conversation.Visitor;

/**
 * Who is there. A browser is known by a cookie, and sees what was made with that cookie; the
 * address that the program prints makes it see what was made at the terminal. Whoever comes in, by
 * password or by code, gets a new cookie: one that somebody else planted before is worth nothing
 * then.
 */
final class Authentication {

  static final String COOKIE = "eligen_browser";

  private static final String VISITOR = "visitor";
  private static final String ADMITTED = "admitted";
  private static final String PROGRAM = "program";
  private static final String FIRST = "first";
  private static final String BEARER = "Bearer ";
  private static final String SALT = "password salt";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final Duration CODE_LASTS = Duration.ofHours(1);

  private final Access access;
  private final Archive archive;
  private final KnownBrowsers browsers;
  private final Clock clock;
  private final WrongTries wrongTries;
  private final Optional<Password> password;
  private final Instant codeEnds;
  private Optional<String> code = Optional.of(Secret.create());

  Authentication(Access access, Archive archive, Clock clock) {
    this.access = access;
    this.archive = archive;
    this.browsers = archive.browsers();
    this.clock = clock;
    this.wrongTries = new WrongTries(clock);
    this.password = access.password().map(given -> new Password(given, salt(archive)));
    this.codeEnds = clock.instant().plus(CODE_LASTS);
  }

  /** The archive's own, so that those who were let in stay in after the next start. */
  private static String salt(Archive archive) {
    if (archive.setting(SALT).isEmpty()) {
      archive.set(SALT, Secret.create());
    }
    return archive.setting(SALT).orElseThrow();
  }

  /** The code that lets one browser see what the terminal made, once and within the hour. */
  synchronized String code() {
    return code.orElseThrow();
  }

  /** Whether there is a password, and so something to log out of. */
  boolean hasPassword() {
    return password.isPresent();
  }

  /**
   * Finds out who asks.
   *
   * @throws Problem if its cookie counts no more, and it asks for more than a page
   */
  void meet(Context ctx) {
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    Optional<Claim> known = claim(request);
    boolean old = known.isEmpty() && cookies(request).findAny().isPresent();
    if (old && ctx.path().startsWith("/api/")) {
      throw new Problem(
          401, "This browser came in anew or logged out meanwhile; open the studio's page again.");
    }
    // Who comes in anew just now gets its cookie with that: one with another answer could come
    // later, and the browser would lose what it has.
    ctx.attribute(FIRST, known.isEmpty() && (!old || ctx.path().equals("/")));
    Claim claim = known.orElseGet(() -> new Claim(Secret.create(), KnownBrowsers.Known.NOTHING));
    ctx.attribute(COOKIE, claim.secret());
    ctx.attribute(VISITOR, new Visitor(claim.owner(), access.origin(request)));
    boolean program = bringsPassword(request);
    ctx.attribute(PROGRAM, program);
    ctx.attribute(ADMITTED, program || password.isEmpty() || isLetIn(claim.known()));
  }

  /**
   * Gives a browser that comes for the first time its cookie. Only what our own page asks for is
   * answered so: what another page sends comes without the cookie that the browser has, and would
   * replace it.
   */
  void greet(Context ctx) {
    if (Boolean.TRUE.equals(ctx.attribute(FIRST))) {
      setCookie(ctx, ctx.attribute(COOKIE), YEAR_SECONDS);
    }
  }

  /**
   * Whether anything may be answered to this, before it is known what it is.
   *
   * @throws Problem if too many wrong passwords came from its address lately
   */
  boolean admits(Request request) {
    return password.isEmpty()
        || claim(request).filter(claim -> isLetIn(claim.known())).isPresent()
        || bringsPassword(request);
  }

  /** Whether who was let in with this request would not be any more: its browser logged out. */
  boolean isGone(Context ctx) {
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    boolean isVoid = claim(request).isEmpty() && cookies(request).findAny().isPresent();
    return !isProgram(ctx) && (isVoid || !admits(request));
  }

  /** A cookie that counts, and what is known of it. */
  private record Claim(String secret, KnownBrowsers.Known known) {

    String owner() {
      return known.owner().orElseGet(() -> ownerOf(secret));
    }
  }

  /**
   * The best of the cookies of our name. Others than the studio can put some beside the own one,
   * from a neighbouring name or path, and which comes first says nothing.
   */
  private Optional<Claim> claim(Request request) {
    List<String> secrets = cookies(request).toList();
    List<KnownBrowsers.Known> known = browsers.known(secrets);
    List<Claim> claims =
        IntStream.range(0, secrets.size())
            .mapToObj(i -> new Claim(secrets.get(i), known.get(i)))
            .filter(claim -> !claim.known().isVoid())
            .toList();
    return claims.size() < 2 ? claims.stream().findFirst() : Optional.of(best(claims));
  }

  private Claim best(List<Claim> claims) {
    Set<String> seen = archive.withConversations(claims.stream().map(Claim::owner).toList());
    Comparator<Claim> best =
        Comparator.<Claim, Boolean>comparing(claim -> isLetIn(claim.known()))
            .thenComparing(claim -> claim.known().owner().isPresent())
            .thenComparing(claim -> seen.contains(claim.owner()));
    return claims.stream()
        .reduce((one, other) -> best.compare(one, other) < 0 ? other : one)
        .orElseThrow();
  }

  /** Read here, as the server's own reader stops at what is malformed before ours. */
  private static Stream<String> cookies(Request request) {
    return request.getHeaders().getValuesList(HttpHeader.COOKIE).stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> cookie.substring(COOKIE.length() + 1))
        .filter(Secret::isOne)
        .distinct();
  }

  private boolean isLetIn(KnownBrowsers.Known known) {
    return password
        .flatMap(right -> known.pass().filter(pass -> Secret.same(pass, right.kept())))
        .isPresent();
  }

  static Visitor of(Context ctx) {
    return ctx.attribute(VISITOR);
  }

  static String owner(Context ctx) {
    return of(ctx).owner();
  }

  /** Whether anything may be answered. */
  static boolean isAdmitted(Context ctx) {
    return Boolean.TRUE.equals(ctx.attribute(ADMITTED));
  }

  /** Whether it is a program that brings the password. */
  static boolean isProgram(Context ctx) {
    return Boolean.TRUE.equals(ctx.attribute(PROGRAM));
  }

  /** Programs, which have no cookie, bring the password with each request. */
  private boolean bringsPassword(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && isRight(header.substring(BEARER.length()).strip(), access.origin(request));
  }

  /** The name of a browser's own conversations: it tells nothing of the cookie. */
  static String ownerOf(String secret) {
    return KnownBrowsers.hash("owner of " + secret).substring(0, 32);
  }

  private void setCookie(Context ctx, String secret, int seconds) {
    String path = access.base() + "/";
    ctx.cookie(new Cookie(COOKIE, secret, path, seconds, isOverTls(ctx), true, null, SameSite.LAX));
  }

  private boolean isOverTls(Context ctx) {
    return access.isProxy(ctx.ip()) && "https".equals(ctx.header("X-Forwarded-Proto"))
        || String.valueOf(ctx.header("Origin")).startsWith("https:");
  }

  /** A new cookie instead of the one that came: what was made with that is seen with this. */
  private void letIn(Context ctx, String owner) {
    String next = Secret.create();
    browsers.replace(ctx.attribute(COOKIE), owner(ctx), next, owner, password.map(Password::kept));
    ctx.attribute(COOKIE, next);
    setCookie(ctx, next, YEAR_SECONDS);
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
      letIn(ctx, Archive.LOCAL);
    }
    return right;
  }

  /**
   * Lets a browser in that knows the password.
   *
   * @throws Problem if too many wrong ones came from its address lately
   */
  boolean login(Context ctx, String given) {
    boolean right = isRight(given, of(ctx).address());
    if (right) {
      letIn(ctx, owner(ctx));
    }
    return right;
  }

  /** From now on the browser's cookie is nobody's. */
  void logout(Context ctx) {
    browsers.retire(ctx.attribute(COOKIE), owner(ctx));
    setCookie(ctx, "", 0);
  }

  private boolean isRight(String given, String address) {
    if (password.isEmpty()) {
      return false;
    }
    return wrongTries.isRight(address, () -> password.get().isRight(given));
  }
}
