package studio.eligen.web.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The door: the one-time code of the printed address, and the password where one is needed. */
final class Login {

  /** The page, from every address that leads there: all are beside it. */
  private static final String HOME = "./";

  private static final int LONGEST_PASSWORD = 4 << 10;

  private static final String FORM =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
          + "<meta name=\"viewport\" content=\"width=device-width\"><title>EliGen Studio</title>"
          + "<main><h1>EliGen Studio</h1><p role=\"status\">%s</p>"
          + "<form method=\"post\" action=\"login\"><label>Password"
          + " <input type=\"password\" name=\"token\" autocomplete=\"current-password\" required autofocus>"
          + "</label> <button>Come in</button></form></main></html>";

  private static final String USED =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
          + "<meta name=\"viewport\" content=\"width=device-width\"><title>EliGen Studio</title>"
          + "<main><h1>EliGen Studio</h1><p>The code in this address lets in one browser, once and"
          + " within the hour, and it is used up or too old. To see in this browser what was made at"
          + " the terminal, end the program there, start <code>./eligen web</code> again and open"
          + " the address that it prints.</p><p><a href=\"./\">Go on in a studio of your own</a></p>"
          + "</main></html>";

  private final Authentication authentication;

  Login(Authentication authentication) {
    this.authentication = authentication;
  }

  /**
   * Lets in whoever may come in, and answers the others.
   *
   * @throws Problem if a program may not come in
   */
  void check(Context ctx) {
    String code = ctx.queryParam("code");
    if (ctx.path().equals("/") && code != null) {
      enter(ctx, code);
      ctx.skipRemainingHandlers();
    } else if (!Authentication.isAdmitted(ctx) && !ctx.path().equals("/login")) {
      refuse(ctx);
    }
  }

  private void enter(Context ctx, String code) {
    if (authentication.enter(ctx, code) || Authentication.of(ctx).isHost()) {
      // Away from the address with the code, so that it is in no history.
      ctx.redirect(HOME, HttpStatus.SEE_OTHER);
    } else {
      // A studio without what they came for would look as if that were lost.
      ctx.status(HttpStatus.GONE).contentType("text/html; charset=utf-8").result(USED);
    }
  }

  /** What those are told who may not come in. */
  static Problem needed() {
    return new Problem(401, "Log in first: open the studio's page and give the password.");
  }

  private static void refuse(Context ctx) {
    if (!ctx.path().equals("/")) {
      throw needed();
    }
    show(ctx, 401, "This studio is for those who know its password.");
    ctx.skipRemainingHandlers();
  }

  /** What the form sends. */
  void login(Context ctx) {
    RequestBody.requireType(ctx, Set.of("application/x-www-form-urlencoded"));
    String body = new String(RequestBody.bytes(ctx, LONGEST_PASSWORD), StandardCharsets.UTF_8);
    String given = "";
    for (String field : body.split("&")) {
      if (field.startsWith("token=")) {
        given = decoded(field.substring("token=".length()));
      }
    }
    try {
      if (authentication.login(ctx, given)) {
        home(ctx);
      } else {
        show(ctx, 401, "That is not the password.");
      }
    } catch (Problem tooMany) {
      show(ctx, tooMany.status(), tooMany.getMessage());
    }
  }

  /** Leads to the page, also who reloads where the form was sent to. */
  void home(Context ctx) {
    ctx.redirect(HOME, HttpStatus.SEE_OTHER);
  }

  /** The browser forgets who it was, and so does the studio. */
  void logout(Context ctx) {
    authentication.logout(ctx);
    home(ctx);
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void show(Context ctx, int status, String message) {
    ctx.status(status).contentType("text/html; charset=utf-8").result(FORM.formatted(message));
  }
}
