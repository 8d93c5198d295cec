package studio.eligen.web.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import studio.eligen.agent.store.KnownBrowsers;

/**
 * The password of a studio. What is kept of it is made so slowly (PBKDF2, RFC 8018, as OWASP asks)
 * that whoever reads the archive cannot try out many.
 */
final class Password {

  private static final int ROUNDS = 600_000;
  private static final int BITS = 256;

  /** Worked out at once; each keeps a core busy for a third of a second. */
  private static final int MOST_AT_ONCE = 2;

  private final String salt;
  private final String kept;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /** The digest of the right one, so that a program that brings it each time is let in quickly. */
  private volatile String seen = "";

  /**
   * @param salt which is the archive's own
   */
  Password(String password, String salt) {
    this.salt = salt;
    this.kept = derived(password);
  }

  /** What the archive may hold of it, in hexadecimal. */
  String kept() {
    return kept;
  }

  /**
   * @throws Problem if too many are being tried at once
   */
  boolean isRight(String given) {
    String digest = KnownBrowsers.hash(given);
    if (Secret.same(digest, seen)) {
      return true;
    }
    if (!free.tryAcquire()) {
      throw new Problem(429, "Others are logging in just now; try again in a moment.");
    }
    try {
      boolean right = Secret.same(derived(given), kept);
      if (right) {
        seen = digest;
      }
      return right;
    } finally {
      free.release();
    }
  }

  private String derived(String password) {
    try {
      PBEKeySpec spec =
          new PBEKeySpec(digits(password), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return HexFormat.of().formatHex(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2.", e);
    }
  }

  /** Any text as what PBKDF2 takes: none is empty, and all are short. */
  private static char[] digits(String password) throws GeneralSecurityException {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
        .toCharArray();
  }
}
