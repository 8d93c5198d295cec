package studio.eligen.web.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import studio.eligen.agent.store.KnownBrowsers;
import studio.eligen.engine.files.Sha256;

/**
 * The password of a studio. What is kept of it is made so slowly (PBKDF2, RFC 8018, as OWASP asks)
 * that whoever reads the archive cannot try out many.
 */
final class Password {

  private static final int ROUNDS = 600_000;
  private static final int BITS = 256;

  private final String kept;

  /**
   * Compared with what is given. It is in memory alone, as the password is: were it worked out as
   * slowly as what is kept, those who guess would hold up whoever knows it, and all cores.
   */
  private final String digest;

  /**
   * @param salt which is the archive's own
   */
  Password(String password, String salt) {
    this.kept = derived(password, salt);
    this.digest = KnownBrowsers.hash(password);
  }

  /** What the archive may hold of it, in hexadecimal. */
  String kept() {
    return kept;
  }

  boolean isRight(String given) {
    return Secret.same(KnownBrowsers.hash(given), digest);
  }

  private static String derived(String password, String salt) {
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
  private static char[] digits(String password) {
    return Sha256.hex(password.getBytes(StandardCharsets.UTF_8)).toCharArray();
  }
}
