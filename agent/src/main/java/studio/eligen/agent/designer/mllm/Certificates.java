package studio.eligen.agent.designer.mllm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import studio.eligen.agent.design.InvalidInput;

/** Trusts the certificates of a file besides those that Java trusts. */
final class Certificates {

  private Certificates() {}

  /**
   * @param file in PEM
   * @throws InvalidInput if there are no certificates in it
   */
  static SSLContext trusting(String file) {
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      List<Certificate> trusted =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
      if (trusted.isEmpty()) {
        throw new InvalidInput("SSL_CERT_FILE is %s, which holds no certificate.".formatted(file));
      }
      trusted.addAll(usual());
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate one : trusted) {
        store.setCertificateEntry(String.valueOf(store.size()), one);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store).getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException | InvalidPathException e) {
      throw new InvalidInput(
          "SSL_CERT_FILE is %s, which cannot be read as certificates (%s); name a PEM file."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static List<X509Certificate> usual() throws GeneralSecurityException {
    return Arrays.stream(managers(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static TrustManagerFactory managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers;
  }
}
