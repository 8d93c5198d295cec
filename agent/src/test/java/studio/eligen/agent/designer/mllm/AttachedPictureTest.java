package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

/** A picture that comes with words in any language, to draw in the style of. */
class AttachedPictureTest {

  private static final StylePicture PICTURE = new StylePicture(new byte[] {1}, 0.7);

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_model_is_told_of_it_and_gives_its_style_to_what_it_names() {
    server.calls(
        "{\"reply\": \"Voilà.\", \"edits\": [{\"op\": \"set_style_picture\", \"of\": [\"cat\"]}]}");

    Reply reply = designer().answer(said("dessine le chat comme ça", Optional.of(PICTURE)));

    assertThat(reply.action())
        .isEqualTo(
            new Action.Change(
                List.of(new DesignEdit.SetStylePicture(Optional.of(PICTURE.on(Set.of("cat")))))));
    assertThat(server.request(0).at("/messages/1/content").toString())
        .contains("attached a picture to these words: set_style_picture");
    assertThat(server.request(0).at("/messages/0/content").asText())
        .contains("\"set_style_picture\" draws in the style of a picture");
  }

  @Test
  void where_none_came_the_model_hears_so_and_asks_for_one() {
    server
        .calls("{\"reply\": \"Done.\", \"edits\": [{\"op\": \"set_style_picture\"}]}")
        .calls("{\"reply\": \"Which picture?\", \"edits\": []}");

    Reply reply = designer().answer(said("in this style", Optional.empty()));

    assertThat(reply.action()).isEqualTo(new Action.Nothing());
    assertThat(server.request(1).path("messages").toString())
        .contains("ask the person to attach one");
  }

  private static Turn said(String words, Optional<StylePicture> attached) {
    return new Turn(
        words,
        History.of(MllmDesignerTest.CAT),
        List.of(),
        Optional::empty,
        soFar -> {},
        new Cancellation(),
        attached);
  }

  private MllmDesigner designer() {
    return new MllmDesigner(
        new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }
}
