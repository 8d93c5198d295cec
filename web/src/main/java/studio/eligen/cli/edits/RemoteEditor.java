package studio.eligen.cli.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.StrictJson;

/**
 * An editor behind OpenAI's {@code POST /v1/images/edits}: multipart, with the picture, a mask that
 * is transparent where it may change, and the words. It gets the same mask and words as the studio.
 */
public final class RemoteEditor implements Editor {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int LARGEST_ANSWER = 64_000_000;
  private static final int LONGEST_ECHO = 200;
  private static final String BOUNDARY = "eligen-edit-1f2e3d4c5b6a7988";
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");
  private static final String PATH = "/images/edits";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final Duration patience;
  private final URI address;
  private final Optional<String> model;
  private final Optional<String> key;

  /**
   * @param base the server's address, to {@code /v1}
   * @param model its name there, where the server has several
   * @param key sent as a bearer token
   * @throws BadRequest if that is no address, or the key cannot be sent
   */
  public RemoteEditor(String base, Optional<String> model, Optional<String> key) {
    this(base, model, key, LONGEST);
  }

  /** One that waits so long until an answer begins, and again until it ends. */
  RemoteEditor(String base, Optional<String> model, Optional<String> key, Duration patience) {
    this.patience = patience;
    this.address = address(base);
    this.model = model;
    this.key = key.map(String::strip).filter(token -> !token.isEmpty());
    this.key.ifPresent(RemoteEditor::requireSendable);
  }

  /** Its value is not told: it is a secret. */
  private static void requireSendable(String key) {
    if (!SENDABLE.matcher(key).matches()) {
      throw new BadRequest("The editor's key holds characters that no key has; copy it again.");
    }
  }

  private static URI address(String base) {
    String path = base.replaceAll("/+$", "");
    try {
      URI uri = URI.create(path.endsWith(PATH) ? path : path + PATH);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException ignored) {
      // It is told below what an address looks like.
    }
    throw new BadRequest(
        "\"%s\" is no address of a server; give one such as http://localhost:8000/v1."
            .formatted(base));
  }

  @Override
  public BufferedImage edited(EditTask task) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form(task)));
    key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    byte[] answer = sent(request.build());
    BufferedImage picture = Pictures.read(picture(answer), "The editor's picture");
    return fitted(picture, task.picture().getWidth(), task.picture().getHeight());
  }

  private byte[] form(EditTask task) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    model.ifPresent(name -> text(form, "model", name));
    text(form, "prompt", task.words());
    text(form, "n", "1");
    text(form, "size", task.picture().getWidth() + "x" + task.picture().getHeight());
    file(form, "image", Pictures.png(task.picture()));
    file(form, "mask", Pictures.pngOver(mask(task.picture(), task.free())));
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static void text(ByteArrayOutputStream form, String name, String value) {
    part(
        form,
        "Content-Disposition: form-data; name=\"" + name + "\"",
        value.getBytes(StandardCharsets.UTF_8));
  }

  private static void file(ByteArrayOutputStream form, String name, byte[] png) {
    part(
        form,
        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s.png\"\r\nContent-Type: image/png"
            .formatted(name, name),
        png);
  }

  private static void part(ByteArrayOutputStream form, String head, byte[] content) {
    form.writeBytes(
        ("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedImage mask(BufferedImage picture, Region.Mask free) {
    int width = picture.getWidth();
    BufferedImage mask = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        boolean may = free.pixels().get(y * width + x);
        mask.setRGB(x, y, may ? 0 : picture.getRGB(x, y) | 0xff000000);
      }
    }
    return mask;
  }

  private byte[] sent(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] answer = whole(body);
        if (answer.length > LARGEST_ANSWER) {
          throw refused("answered more than %d MB".formatted(LARGEST_ANSWER / 1_000_000));
        }
        if (response.statusCode() != 200) {
          throw refused("answered %d: %s".formatted(response.statusCode(), echo(answer)));
        }
        return answer;
      }
    } catch (IOException e) {
      throw refused(
          "did not answer (%s)"
              .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  /** The client's own timeout ends with the head of the answer. */
  private byte[] whole(InputStream body) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              close(body);
            },
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      byte[] answer = body.readNBytes(LARGEST_ANSWER + 1);
      if (!late.get()) {
        return answer;
      }
    } catch (IOException e) {
      if (!late.get()) {
        throw e;
      }
    } finally {
      end.cancel(false);
    }
    throw refused("did not end its answer within %d s".formatted(patience.toSeconds()));
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException ignored) {
      // Nobody reads it any more.
    }
  }

  /** The bytes of the picture's file. */
  private byte[] picture(byte[] answer) {
    try {
      JsonNode first = StrictJson.read(answer).path("data").path(0);
      String encoded = first.path("b64_json").asText("");
      if (!encoded.isEmpty()) {
        return Base64.getMimeDecoder().decode(encoded);
      }
      if (first.path("url").asText("").startsWith("http")) {
        return sent(
            HttpRequest.newBuilder(URI.create(first.path("url").asText()))
                .timeout(patience)
                .build());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused("answered what cannot be read: " + echo(answer));
    }
    throw refused("answered without a picture: " + echo(answer));
  }

  private BadRequest refused(String what) {
    return new BadRequest(
        "The editor at %s %s. See that it takes POST %s as OpenAI's does."
            .formatted(address, what, PATH));
  }

  private static String echo(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return text.substring(0, Math.min(text.length(), LONGEST_ECHO));
  }

  private static BufferedImage fitted(BufferedImage picture, int width, int height) {
    if (picture.getWidth() == width && picture.getHeight() == height) {
      return picture;
    }
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return out;
  }
}
