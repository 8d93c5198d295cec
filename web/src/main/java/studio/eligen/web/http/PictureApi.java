package studio.eligen.web.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.Shelf;

/** What a conversation made, as files: pictures, previews, designs. */
final class PictureApi {

  private final ConversationApi conversations;
  private final Shelf shelf;

  PictureApi(ConversationApi conversations, Shelf shelf) {
    this.conversations = conversations;
    this.shelf = shelf;
  }

  void picture(Context ctx) {
    OpenConversation conversation = conversations.conversation(ctx);
    int version = number(ctx, "version");
    Optional<String> hash = conversation.archived().pictureHash(version);
    download(ctx, conversation, version, ".png");
    if (hash.isPresent() && Responses.isKnown(ctx, hash.get(), "private, no-cache")) {
      return;
    }
    byte[] png =
        conversation
            .picture(version)
            .orElseThrow(
                () ->
                    ConversationApi.missing(
                        "There is no picture of version %d.".formatted(version)));
    Responses.png(ctx, png, hash.orElse("unkept-%d".formatted(png.length)), "private, no-cache");
  }

  void variationPicture(Context ctx) {
    OpenConversation conversation = conversations.conversation(ctx);
    int n = number(ctx, "n");
    VariationSheet sheet =
        conversation
            .studio()
            .snapshot()
            .variations()
            .orElseThrow(() -> ConversationApi.missing("No variations were asked for."));
    if (n < 1 || n > sheet.drawn().size()) {
      throw ConversationApi.missing(ConversationApi.noVariation(n, sheet.drawn().size()));
    }
    byte[] png = sheet.drawn().get(n - 1).picture().png();
    String tag = "variation-%08x".formatted(Arrays.hashCode(png));
    Responses.png(ctx, png, tag, "private, no-cache");
  }

  void preview(Context ctx) {
    // A picture may be done or cancelled between the event that tells of its preview and this.
    conversations
        .conversation(ctx)
        .preview()
        .ifPresentOrElse(
            preview -> Responses.png(ctx, preview.png(), preview.tag(), "private, no-cache"),
            () -> ctx.status(HttpStatus.NO_CONTENT));
  }

  void design(Context ctx) throws IOException {
    OpenConversation conversation = conversations.conversation(ctx);
    int version = number(ctx, "version");
    if (version >= conversation.studio().history().versions().size()) {
      throw ConversationApi.missing("There is no version %d.".formatted(version));
    }
    Design design = conversation.studio().history().versions().get(version).design();
    download(ctx, conversation, version, ".json");
    ctx.contentType(Responses.JSON);
    DesignJson.write(design, conversation.masks()::of, ctx.outputStream());
  }

  /** By what the conversation is called, where it is asked for as a file. */
  private void download(Context ctx, OpenConversation conversation, int version, String end) {
    List<History.Version> versions = conversation.studio().history().versions();
    if ("1".equals(ctx.queryParam("download")) && version < versions.size()) {
      String title = shelf.title(Authentication.of(ctx), conversation.archived());
      DownloadName.save(ctx, title, version, end);
    }
  }

  static int number(Context ctx, String name) {
    String text = ctx.pathParam(name);
    if (!text.matches("\\d{1,6}")) {
      throw ConversationApi.missing(
          "\"%s\" is no number of a picture; give one such as 1."
              .formatted(Printable.shortened(text, 20)));
    }
    return Integer.parseInt(text);
  }
}
