package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpsTest {

  @TempDir Path folder;

  @Test
  void the_wrong_one_of_http_and_https_is_named() throws Exception {
    try (RawServer server = new RawServer(head -> RawServer.response("200 OK"))) {
      assertThatThrownBy(() -> Hello.to("https://127.0.0.1:" + server.port() + "/v1", Map.of()))
          .hasMessageContaining("speaks http and not https");
    }
    try (Tls server = new Tls(folder)) {
      assertThatThrownBy(() -> Hello.to("http://localhost:" + server.port() + "/v1", Map.of()))
          .hasMessageContaining("speaks https and not http");
    }
  }

  @Test
  void a_certificate_that_nobody_signed_is_named_and_can_be_trusted() throws Exception {
    try (Tls server = new Tls(folder)) {
      String url = "https://localhost:" + server.port() + "/v1";
      Path pem = Files.writeString(folder.resolve("server.pem"), server.certificate());

      assertThatThrownBy(() -> Hello.to(url, Map.of()))
          .isInstanceOf(MllmException.Unreachable.class)
          .hasMessageContaining("signed by nobody who is trusted here")
          .hasMessageContaining("SSL_CERT_FILE");
      assertThat(Hello.to(url, Map.of("SSL_CERT_FILE", pem.toString()))).isEqualTo("Good morning.");
    }
  }

  /** A server whose certificate is for localhost, and signed by itself. */
  private static final class Tls implements AutoCloseable {
    private final Path store;
    private final WireMockServer server;

    private Tls(Path folder) throws Exception {
      store = folder.resolve("own.p12");
      keytool(
          "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
      server =
          new WireMockServer(
              options()
                  .dynamicHttpsPort()
                  .httpDisabled(true)
                  .keystorePath(store.toString())
                  .keystorePassword("changeit")
                  .keyManagerPassword("changeit"));
      server.start();
      server.stubFor(
          WireMock.post("/v1/chat/completions").willReturn(WireMock.ok(RawServer.ANSWER)));
    }

    private int port() {
      return server.httpsPort();
    }

    private String certificate() throws Exception {
      return keytool("-exportcert", "-rfc");
    }

    private String keytool(String... arguments) throws Exception {
      List<String> command =
          new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
      command.addAll(List.of(arguments));
      command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
      Process keytool = new ProcessBuilder(command).start();
      String out = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(keytool.waitFor()).isZero();
      return out;
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
