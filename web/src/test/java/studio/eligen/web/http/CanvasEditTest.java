package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

class CanvasEditTest {

  private static final Design BLANK = Design.blank(new Canvas(160, 160), 0);

  /** Another seed each time that it is read. */
  private static CanvasEdit reseeding() throws Exception {
    return edit("{'type':'reseed'}");
  }

  private static CanvasEdit edit(String... edits) throws Exception {
    EditJson reader = EditJson.drawn(Vocabulary.open(List.of(), List.of(), List.of()));
    String json = ("[" + String.join(",", edits) + "]").replace('\'', '"');
    return new CanvasEdit(
        reader, JsonField.of("The edits", StrictJson.read(json), InvalidInput::new));
  }

  @Test
  void an_edit_that_meets_the_same_design_again_is_not_applied_again() throws Exception {
    CanvasEdit edit = reseeding();
    assertThat(edit.apply(BLANK)).isSameAs(edit.apply(BLANK)).isNotEqualTo(BLANK);
  }

  @Test
  void none_is_applied_any_more_once_nobody_waits_for_it() throws Exception {
    Cancellation gone = new Cancellation();
    gone.cancel();
    CanvasEdit edit = reseeding();
    assertThatThrownBy(() -> edit.apply(BLANK, gone)).isInstanceOf(RenderException.Cancelled.class);
    assertThat(edit.apply(BLANK)).isNotEqualTo(BLANK);
  }

  @Test
  void where_the_design_went_on_meanwhile_it_is_applied_to_that() throws Exception {
    CanvasEdit edit = reseeding();
    edit.apply(BLANK);
    Design later = BLANK.with(new DesignEdit.SetStyle("ink"));
    assertThat(edit.apply(later).style()).isEqualTo("ink");
  }

  @Test
  void what_is_locked_refuses_every_edit_by_name_until_it_is_unlocked() throws Exception {
    Entity car = new Entity("car", "red car", new Region.Box(0.1, 0.1, 0.5, 0.5));
    Design design = BLANK.with(new DesignEdit.AddEntity(car));
    Design locked = edit("{'type':'lock','id':'car','locked':true}").apply(design);
    assertThat(locked.entity("car").orElseThrow().locked()).isTrue();
    CanvasEdit remove = edit("{'type':'remove','id':'car'}");
    assertThatThrownBy(() -> remove.apply(locked))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("The red car is locked and stays as it is; unlock it first.");
    Design without =
        edit("{'type':'lock','id':'car','locked':false}", "{'type':'remove','id':'car'}")
            .apply(locked);
    assertThat(without).isEqualTo(BLANK);
  }
}
