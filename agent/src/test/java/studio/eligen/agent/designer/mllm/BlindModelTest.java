package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

/** A model that takes no pictures is talked to in words alone. */
@Timeout(30)
class BlindModelTest {

  private static final BufferedImage PICTURE =
      new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
  private static final Design CAT = MllmDesignerTest.CAT;
  private static final String NIGHT =
      "{\"reply\": \"It is night.\", \"edits\": [{\"op\": \"set_scene\", \"text\": \"at night\"}]}";
  private static final ResponseDefinitionBuilder NO_PICTURES =
      PlayedServer.error(400, "At most 0 image(s) may be provided in one prompt.");

  private final PlayedServer server = new PlayedServer();
  private final MllmClient client = new MllmClient(server.settings(PlayedServer.QUICK_RETRIES));

  @AfterEach
  void stop() {
    server.close();
  }

  /**
   * As people quote such complaints in public bug reports: of vLLM (its limit there is mostly 1),
   * of DeepSeek, llama.cpp, Ollama and OpenRouter. None was recorded here.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | At most 0 image(s) may be provided in one prompt.
          400 | Qwen/Qwen2.5-7B-Instruct is not a multimodal model
          422 | messages[1]: unknown variant `image_url`, expected `text`
          500 | image input is not supported by this server
          500 | this model is missing data required for image input
          404 | No endpoints found that support image input
          400 | 1 validation error: messages.1.content: Input should be a valid string
          400 | messages[1].content must be a string
          422 | invalid type: sequence, expected a string for content
          500 | this model does not support vision
          400 | 该模型不支持图片输入
          """)
  void a_picture_that_is_refused_is_left_out_and_the_words_stay(int status, String complaint) {
    server.answers(PlayedServer.error(status, complaint)).calls(NIGHT);

    assertThat(say(designer()).action()).isInstanceOf(Action.Change.class);
    assertThat(server.requests()).isEqualTo(2);
    assertThat(server.request(0).toString()).contains("image_url");
    assertThat(server.request(1).toString())
        .doesNotContain("image_url")
        .contains("id cat", "You are shown no picture of it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image too large",
        "too many images",
        "At most 1 image(s) may be provided in one prompt.",
        "The image exceeds the limit of 5 MB for multimodal models",
        "You uploaded an unsupported image; its format must be PNG or JPEG",
        "cannot decode the base64 of image_url",
        "Failed to load image or audio file",
        "could not process image",
        "Invalid image: it must be at least 28 pixels wide"
      })
  void a_complaint_about_one_picture_is_no_blindness(String complaint) {
    server.alwaysAnswers(PlayedServer.error(400, complaint));
    Reply reply = say(designer());

    assertThat(reply.text()).contains(complaint).endsWith("Nothing was changed.");
    assertThat(client.takesPictures()).isTrue();
    assertThat(server.request(server.requests() - 1).toString()).contains("image_url");
  }

  @Test
  void it_is_not_shown_another_picture_by_anyone() {
    server.answers(NO_PICTURES).calls(NIGHT).calls(NIGHT);
    say(designer());
    say(designer());

    assertThat(server.requests()).isEqualTo(3);
    assertThat(server.request(2).toString()).doesNotContain("image_url");
    assertThatThrownBy(this::ground).isInstanceOf(MllmException.Blind.class);
    assertThat(server.requests()).isEqualTo(3);
  }

  @Test
  void its_way_of_taking_the_tool_is_still_found_out() {
    server.answers(NO_PICTURES).answers(PlayedServer.error(400, "no tools here")).says(NIGHT);
    MllmDesigner designer = designer();

    assertThat(say(designer).text()).isEqualTo("It is night.");
    assertThat(designer.toolMode()).isEqualTo(ToolMode.SCHEMA);
  }

  @Test
  void a_name_with_image_in_it_and_other_refusals_do_not_count() {
    server
        .answers(
            PlayedServer.error(400, "Qwen/Qwen2.5-VL-7B-Instruct-image does not support tools"))
        .says(NIGHT);
    MllmSettings given = server.settings(PlayedServer.QUICK_RETRIES);
    MllmClient named =
        new MllmClient(
            new MllmSettings(
                given.baseUrl(),
                given.key(),
                given.model() + "-image",
                given.boxes(),
                given.tools(),
                given.timeouts()));

    assertThat(say(designer(named)).text()).isEqualTo("It is night.");
    assertThat(named.takesPictures()).isTrue();
    assertThat(server.request(1).toString()).contains("image_url");
  }

  @Test
  void opening_and_checking_pictures_are_refused_with_what_to_do() {
    server.alwaysAnswers(NO_PICTURES);

    assertThatThrownBy(this::ground)
        .isInstanceOf(MllmException.Blind.class)
        .hasMessageContaining("takes no pictures")
        .hasMessageContaining("set OPENAI_MODEL to one that sees");
    assertThatThrownBy(() -> new Verification(client, Prompts.builtIn()).of(PICTURE, CAT, inTime()))
        .isInstanceOf(MllmException.Blind.class);
    assertThat(server.requests()).isEqualTo(1);
  }

  private Design ground() {
    return new Grounding(client, VocabularyFile.anything(), Prompts.builtIn())
        .of(PICTURE, CAT.canvas(), 1, inTime())
        .design();
  }

  private MllmDesigner designer() {
    return designer(client);
  }

  private static MllmDesigner designer(MllmClient client) {
    return new MllmDesigner(
        client,
        VocabularyFile.anything(),
        Prompts.builtIn(),
        (picture, before, after) -> "This is foreseen.");
  }

  private static Reply say(MllmDesigner designer) {
    return designer.answer(
        new Turn("at night", History.of(CAT), List.of(), () -> Optional.of(PICTURE)));
  }

  private static Cancellation inTime() {
    return new Cancellation().within(Duration.ofSeconds(30));
  }
}
