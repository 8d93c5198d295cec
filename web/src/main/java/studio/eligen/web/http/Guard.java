package studio.eligen.web.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.cli.Printable;

/**
 * Turns away what no page of ours sends: other pages in the same browser must neither use the
 * studio nor read it, by whatever name they reach it.
 */
final class Guard {

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' blob: data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  /** That every reply has. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          // With "no-referrer" browsers send the Origin "null" with our own forms.
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
          "Cache-Control",
          "no-store");

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  /** What a browser says of a request that the page itself makes, or of a typed address. */
  private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

  private final Access access;

  Guard(Access access) {
    this.access = access;
  }

  /** Puts the headers that every reply has. */
  void harden(Context ctx) {
    HEADERS.forEach(ctx::header);
  }

  /**
   * @throws Problem if the request is none of our page's
   */
  void check(Context ctx) {
    if (ctx.header("X-HTTP-Method-Override") != null) {
      throw new Problem(400, "A request says by its method what it does, and by no header.");
    }
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    if (!access.isOurs(host)) {
      throw new Problem(
          421,
          "This server is not called \"%s\"; use the address that it printed, or start it with --name."
              .formatted(shown(host)));
    }
    boolean visit = READING.contains(ctx.method()) && !ctx.path().startsWith("/api/");
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !OUR_SITES.contains(site) && !visit) {
      throw new Problem(403, "Other pages may not use the studio; open its own address.");
    }
  }

  /**
   * Once it is known who asks: a program that brings the password has no page to come from.
   *
   * @throws Problem if something is to be changed by another page than ours
   */
  void checkOrigin(Context ctx) {
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    String origin = ctx.header("Origin");
    boolean program = origin == null && Authentication.isProgram(ctx);
    boolean one = Collections.list(ctx.req().getHeaders("Origin")).size() == 1;
    boolean same = one && (("http://" + host).equals(origin) || ("https://" + host).equals(origin));
    if (!READING.contains(ctx.method()) && !same && !program) {
      throw new Problem(
          403,
          "What changes something must come from the studio's own page: the Origin is \"%s\", not http://%s."
              .formatted(shown(String.valueOf(origin)), shown(host)));
    }
  }

  private static String shown(String header) {
    return Printable.shortened(header.replaceAll("[^\\x20-\\x7e]", "?"), 80);
  }
}
