package studio.eligen.agent.designer.mllm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in plain words why nothing came from a server, and what to do about it. */
final class TransportFailures {

  private TransportFailures() {}

  static MllmException of(Throwable thrown, MllmSettings settings) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MllmException known) {
        return known;
      }
      if (cause instanceof LimitedStream.TooLong) {
        return new MllmException.Nonsense(
            "The model at %s did not stop talking; say it in other words, or use another model."
                .formatted(settings.server()),
            null);
      }
      if (cause instanceof SSLException) {
        return new MllmException.Unreachable(tls(thrown, settings), thrown);
      }
      if (cause instanceof HttpConnectTimeoutException
          && settings.baseUrl().getScheme().equals("https")) {
        return new MllmException.Unreachable(nobodySafe(settings), thrown);
      }
      if (cause instanceof HttpConnectTimeoutException
          || cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException) {
        return new MllmException.Unreachable(nobody(settings), thrown);
      }
      if (cause instanceof HttpTimeoutException) {
        return silent(settings);
      }
      if (cause instanceof IOException && message(thrown).contains("unnel")) {
        return proxy(settings, message(thrown));
      }
      if (cause instanceof IOException) {
        return new MllmException.Broken(
            "The connection to %s broke; try again.".formatted(settings.server()), thrown);
      }
    }
    return Failures.noAnswer(settings, "", thrown);
  }

  static MllmException silent(MllmSettings settings) {
    return new MllmException.TooSlow(
        "The model at %s did not begin to answer within %s; try again when it has less to do, or allow more time with %s."
            .formatted(
                settings.server(),
                seconds(settings.timeouts().silence()),
                MllmConfiguration.TIMEOUT));
  }

  static MllmException fellSilent(MllmSettings settings) {
    return new MllmException.TooSlow(
        "The model at %s fell silent for %s in the middle of its answer; try again, or allow more time with %s."
            .formatted(
                settings.server(),
                seconds(settings.timeouts().silence()),
                MllmConfiguration.TIMEOUT));
  }

  static MllmException tooSlow(MllmSettings settings, Duration turn) {
    return new MllmException.TooSlow(
        "The model at %s did not finish within %s; try again, or allow more time with %s."
            .formatted(settings.server(), seconds(turn), MllmConfiguration.TIMEOUT));
  }

  static MllmException encrypted(MllmSettings settings) {
    return new MllmException.Unreachable(
        "%s speaks https and not http; set %s to an address that begins with https://."
            .formatted(settings.server(), MllmConfiguration.URL),
        null);
  }

  static MllmException proxy(MllmSettings settings, String why) {
    return new MllmException.Refused(
        "The proxy %s lets nobody through to %s (%s); set HTTP_PROXY or HTTPS_PROXY to one that does, such as http://name:password@proxy:3128, or name the server in NO_PROXY."
            .formatted(proxy(settings).orElse("on the way"), settings.server(), why));
  }

  static MllmException packed(MllmSettings settings, String how) {
    return new MllmException.Refused(
        "%s sends its answers packed as \"%s\", which is read by nobody here; turn that off there."
            .formatted(settings.server(), how));
  }

  static MllmException elsewhere(MllmSettings settings, String where) {
    return new MllmException.Refused(
        "%s sends on to %s, which is not followed with your key and your words; set %s to it if you trust it."
            .formatted(
                settings.server(),
                settings.audience().told(where, "another address"),
                MllmConfiguration.URL));
  }

  static String seconds(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : (duration.toMillis() + 500) / 1000 + " s";
  }

  private static String nobody(MllmSettings settings) {
    return proxy(settings)
        .map(
            proxy ->
                "Nobody answers at %s through the proxy %s; check HTTP_PROXY, HTTPS_PROXY and NO_PROXY."
                    .formatted(settings.server(), proxy))
        .orElse(
            "Nobody answers at %s; start the server there, or set %s to another."
                .formatted(settings.server(), MllmConfiguration.URL));
  }

  private static Optional<String> proxy(MllmSettings settings) {
    return settings
        .network()
        .proxyOf(settings.baseUrl())
        .map(address -> settings.audience().told(address, "on the way"));
  }

  /** Who speaks only http waits for more when https begins. */
  private static String nobodySafe(MllmSettings settings) {
    return "Nobody answers in https at %s; start the server there, or set %s to another address, or to one with http:// if that is what it speaks."
        .formatted(settings.server(), MllmConfiguration.URL);
  }

  private static String tls(Throwable thrown, MllmSettings settings) {
    String server = settings.server();
    if (has(thrown, CertificateExpiredException.class)) {
      return "The certificate of %s has expired; have it renewed there.".formatted(server);
    }
    if (has(thrown, CertPathBuilderException.class)) {
      return "The certificate of %s is signed by nobody who is trusted here, such as itself; save it as a PEM file and name that in SSL_CERT_FILE, if you trust it."
          .formatted(server);
    }
    if (has(thrown, CertificateException.class)) {
      return "The certificate of %s is not for this name; set %s to the name that it is for."
          .formatted(server, MllmConfiguration.URL);
    }
    if (message(thrown).contains("SSL message")) {
      return "%s speaks http and not https; set %s to an address that begins with http://, if nobody can listen in between."
          .formatted(server, MllmConfiguration.URL);
    }
    return "No safe connection to %s comes about (%s); check its certificate and its settings for TLS."
        .formatted(server, message(thrown));
  }

  /** Whether somebody showed a certificate, though none that is trusted. */
  static boolean isAboutCertificate(Throwable thrown) {
    return has(thrown, CertPathBuilderException.class) || has(thrown, CertificateException.class);
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost words. */
  private static String message(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }
}
