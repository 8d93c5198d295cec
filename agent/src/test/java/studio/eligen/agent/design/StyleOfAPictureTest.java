package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Region;

/** A design's style picture. */
class StyleOfAPictureTest {

  private static final Design CAT =
      Design.blank(new Canvas(256, 160), 7)
          .with(new DesignEdit.AddEntity(new Entity("cat", "cat", new Region.Box(0, 0, 1, 1))));

  @Test
  void a_style_picture_stays_through_all_other_edits_until_there_is_none() {
    StylePicture picture = new StylePicture(new byte[] {1, 2}, 0.7);
    Design styled = CAT.with(new DesignEdit.SetStylePicture(Optional.of(picture)));
    List<DesignEdit> others =
        List.of(
            new DesignEdit.SetScene("on a beach"),
            new DesignEdit.SetStyle("ink"),
            new DesignEdit.SetNegative("people"),
            new DesignEdit.SetCanvas(new Canvas(64, 64)),
            new DesignEdit.Reseed(3),
            new DesignEdit.RemoveEntity("cat"));

    Design after = styled.with(others);

    assertThat(after.stylePicture()).contains(new StylePicture(new byte[] {1, 2}, 0.7));
    assertThat(after.with(new DesignEdit.SetStylePicture(Optional.empty())))
        .isEqualTo(CAT.with(others));
  }

  @Test
  void one_for_some_things_goes_with_the_last_of_them_and_leaves_what_is_locked_alone() {
    StylePicture picture = new StylePicture(new byte[] {1}, 1, Set.of("cat"));
    Design styled = CAT.with(new DesignEdit.SetStylePicture(Optional.of(picture)));

    assertThat(styled.styleOf("cat")).contains(picture);
    assertThat(styled.wholeStyle()).isEmpty();
    assertThat(DesignDifference.words(CAT, styled)).containsExactly("style of a picture for cat");
    assertThat(styled.with(new DesignEdit.RemoveEntity("cat")).stylePicture()).isEmpty();
    Design locked = CAT.with(new DesignEdit.SetLocked("cat", true));
    assertThatThrownBy(() -> locked.with(new DesignEdit.SetStylePicture(Optional.of(picture))))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("The cat is locked");
    assertThatThrownBy(
            () -> CAT.with(new DesignEdit.SetStylePicture(Optional.of(picture.on(Set.of("cow"))))))
        .hasMessageContaining("There is no \"cow\"");
  }

  @Test
  void a_style_picture_has_bounds() {
    for (double scale : new double[] {0, -1, 2.1, Double.NaN}) {
      assertThatThrownBy(() -> new StylePicture(new byte[1], scale))
          .isInstanceOf(InvalidEdit.class)
          .hasMessageContaining("%s; it must be above 0".formatted(scale));
    }
    for (int bytes : new int[] {0, StylePicture.MOST_BYTES + 1}) {
      assertThatThrownBy(() -> new StylePicture(new byte[bytes], 1))
          .isInstanceOf(InvalidEdit.class)
          .hasMessageContaining(bytes + " bytes");
    }
  }

  @Test
  void it_is_told_when_one_comes_changes_and_goes() {
    Design first = styled(1);
    Design second = styled(2);
    assertThat(DesignDifference.words(CAT, first)).containsExactly("style of a picture");
    assertThat(DesignDifference.words(first, second)).containsExactly("style of another picture");
    assertThat(DesignDifference.words(second, CAT)).containsExactly("no style picture");
  }

  private static Design styled(int content) {
    StylePicture picture = new StylePicture(new byte[] {(byte) content}, 1);
    return CAT.with(new DesignEdit.SetStylePicture(Optional.of(picture)));
  }
}
