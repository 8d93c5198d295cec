package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The net as it is: answers come packed, from elsewhere, through proxies, or in the wrong tongue.
 */
@Timeout(60)
class TransportTest {

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "bare deflate", "unsaid gzip"})
  void a_packed_answer_is_unpacked_though_nobody_asked_for_it(String how) throws IOException {
    byte[] packed = packed(how);
    String header =
        how.startsWith("unsaid") ? "" : "\r\nContent-Encoding: " + how.replace("bare ", "");
    try (RawServer server =
        new RawServer(
            head ->
                RawServer.response("200 OK\r\nContent-Type: text/event-stream" + header, packed))) {
      assertThat(said(server, Map.of())).isEqualTo("Good morning.");
      assertThat(server.requests().get(0)).containsIgnoringCase("Accept-Encoding: identity");
    }
  }

  @Test
  void what_nobody_here_unpacks_is_named() throws IOException {
    refused(head -> RawServer.response("200 OK\r\nContent-Encoding: br"), "packed as \"br\"");
  }

  @ParameterizedTest
  @CsvSource({"301,/v2/chat", "302,//HOST/v2/chat", "307,http://HOST/v2/chat", "308,/v2/chat?x=y"})
  void a_redirect_on_the_same_host_is_followed_with_the_words_and_the_key(int status, String to)
      throws IOException {
    try (RawServer server =
        new RawServer(
            head ->
                head.startsWith("POST /v2/chat")
                    ? RawServer.response("200 OK")
                    : RawServer.response(
                        status + " Moved\r\nLocation: " + to.replace("HOST", host(head))))) {
      assertThat(said(server, Map.of("OPENAI_API_KEY", "sk-0123456789")))
          .isEqualTo("Good morning.");
      assertThat(server.requests()).hasSize(2).allMatch(head -> head.contains("sk-0123456789"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/v1",
        "http://127.0.0.1:1/v1",
        "https://other/",
        "ftp://x",
        "::"
      })
  void a_redirect_to_another_server_is_named_and_not_followed(String to) throws IOException {
    refused(head -> RawServer.response("307 Moved\r\nLocation: " + to), "sends on to " + to);
  }

  @Test
  void a_redirect_in_a_circle_ends() throws IOException {
    refused(head -> RawServer.response("307 Moved\r\nLocation: /v1"), "again and again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT",
        "http://127.0.0.1:PORT/",
        "HTTP://127.0.0.1:PORT/v1/",
        "http://127.0.0.1:PORT/v1/chat/completions",
        "http://127.0.0.1:PORT/v1/chat/completions/?api-version=7",
        "http://127.0.0.1:PORT/v1?api-version=7",
        "http://127.0.0.1:PORT/v1/models#top",
      })
  void an_address_is_understood_as_people_write_it(String address) throws IOException {
    String query = address.contains("?") ? "?api-version=7" : "";
    try (RawServer server =
        new RawServer(
            head ->
                head.startsWith("POST /v1/chat/completions" + query + " ")
                    ? RawServer.response("200 OK")
                    : RawServer.response("404 Not Found"))) {
      String url = address.replace("PORT", String.valueOf(server.port()));

      assertThat(said(url, Map.of())).isEqualTo("Good morning.");
    }
  }

  @Test
  void an_address_without_a_version_is_found_out_once() throws IOException {
    try (RawServer server =
        new RawServer(
            head ->
                head.startsWith("POST /api/v1/chat/completions")
                    ? RawServer.response("200 OK")
                    : RawServer.response("200 OK", "<html>Hello</html>".getBytes()))) {
      MllmClient client = Hello.client("http://127.0.0.1:" + server.port() + "/api", Map.of());
      Hello.to(client);
      Hello.to(client);

      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_host_with_an_underscore_is_told_its_name() throws IOException {
    assertThat(ServerAddress.read("http://my_server:8000/v1").orElseThrow())
        .hasToString("http://my_server:8000/v1");
    assertThat(ServerAddress.read("http://bücher.example/v1").orElseThrow())
        .hasHost("xn--bcher-kva.example");
    assertThatThrownBy(() -> said("http://no_such_host.invalid:8000/v1", Map.of()))
        .isInstanceOf(MllmException.Unreachable.class)
        .hasMessageContaining("Nobody answers at http://no_such_host.invalid:8000/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "http_proxy,,true",
    "HTTP_PROXY,,true",
    "all_proxy,,true",
    "HTTPS_PROXY,,false",
    "http_proxy,*,false",
    "http_proxy,model.invalid,false",
    "http_proxy,'x.y, .invalid',false",
    "http_proxy,*.invalid,false",
    "http_proxy,model.invalid:8000,false",
    "http_proxy,model.invalid:9000,true",
    "http_proxy,del.invalid,true",
    "http_proxy,10.0.0.0/8,true",
  })
  void a_proxy_is_used_where_the_environment_says_so(String name, String not, boolean used)
      throws IOException {
    try (RawServer proxy = new RawServer(head -> RawServer.response("200 OK"))) {
      Map<String, String> environment = new HashMap<>();
      environment.put(name, "http://me:pass@127.0.0.1:" + proxy.port());
      environment.put("NO_PROXY", not == null ? "" : not);
      if (used) {
        assertThat(said("http://model.invalid:8000/v1", environment)).isEqualTo("Good morning.");
        assertThat(proxy.requests().get(0))
            .startsWith("POST http://model.invalid:8000/v1/chat/completions")
            .contains("Proxy-Authorization: Basic bWU6cGFzcw==");
      } else {
        assertThatThrownBy(() -> said("http://model.invalid:8000/v1", environment))
            .isInstanceOf(MllmException.Unreachable.class);
        assertThat(proxy.requests()).isEmpty();
      }
    }
  }

  @Test
  void a_proxy_before_https_is_told_who_asks_and_is_named_when_it_refuses() throws IOException {
    try (RawServer proxy = new RawServer(head -> RawServer.response("407 Who are you"))) {
      Map<String, String> environment =
          Map.of("https_proxy", "http://me:pass@127.0.0.1:" + proxy.port());

      assertThatThrownBy(() -> said("https://model.invalid/v1", environment))
          .hasMessageContaining("The proxy 127.0.0.1:" + proxy.port() + " lets nobody through")
          .hasMessageNotContaining("pass@");
      assertThat(proxy.requests().get(0))
          .startsWith("CONNECT model.invalid:443")
          .contains("Proxy-Authorization: Basic bWU6cGFzcw==")
          .doesNotContain("sk-");
    }
  }

  @Test
  void this_machine_and_ranges_are_asked_without_a_proxy() throws IOException {
    try (RawServer server = new RawServer(head -> RawServer.response("200 OK"))) {
      assertThat(said(server, Map.of("HTTP_PROXY", "http://127.0.0.1:1")))
          .isEqualTo("Good morning.");
    }
    assertThat(AddressRange.of("10.0.0.0/8").contains("10.1.2.3")).isTrue();
    assertThat(AddressRange.of("10.0.0.0/8").contains("11.1.2.3")).isFalse();
    assertThat(AddressRange.of("10.0.0.0/8").contains("model.invalid")).isFalse();
    assertThat(AddressRange.of("fd00::/8").contains("[fd12::1]")).isTrue();
  }

  @Test
  void a_proxy_that_is_not_there_or_none_is_named() {
    assertThatThrownBy(() -> said("http://model.invalid/v1", Map.of("HTTP_PROXY", "127.0.0.1:1")))
        .hasMessageContaining("through the proxy 127.0.0.1:1");
    assertThatThrownBy(
            () -> said("http://model.invalid/v1", Map.of("ALL_PROXY", "socks5://me:pass@x:1")))
        .hasMessageContaining("no address of an HTTP proxy")
        .hasMessageNotContaining("pass");
  }

  private void refused(Function<String, byte[]> answering, String words) throws IOException {
    try (RawServer server = new RawServer(answering)) {
      assertThatThrownBy(() -> said(server, Map.of()))
          .isInstanceOf(MllmException.class)
          .hasMessageContaining(words);
    }
  }

  private static String said(RawServer server, Map<String, String> environment) {
    return said("http://127.0.0.1:" + server.port() + "/v1", environment);
  }

  private static String said(String url, Map<String, String> environment) {
    return Hello.to(url, environment);
  }

  private static String host(String head) {
    return head.replaceFirst("(?is).*\r\nhost: (\\S+).*", "$1");
  }

  private static byte[] packed(String how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater bare = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (OutputStream out =
        how.contains("gzip")
            ? new GZIPOutputStream(bytes)
            : how.startsWith("bare")
                ? new DeflaterOutputStream(bytes, bare)
                : new DeflaterOutputStream(bytes)) {
      out.write(RawServer.ANSWER.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
