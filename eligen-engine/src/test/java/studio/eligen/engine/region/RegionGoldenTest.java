package studio.eligen.engine.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.Region;

class RegionGoldenTest {

  static List<JsonNode> cases() throws IOException {
    JsonNode golden = golden();
    List<JsonNode> cases = new ArrayList<>();
    golden.get("cases").forEach(cases::add);
    return cases;
  }

  private static JsonNode golden() throws IOException {
    return new ObjectMapper().readTree(Golden.FOLDER.resolve("masks.json").toFile());
  }

  @Test
  void there_are_cases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_box_covers_the_pixels_cells_and_tokens_of_the_reference(JsonNode golden)
      throws IOException {
    JsonNode box = golden.get("box");
    Region region =
        new Region.Box(
            box.get(0).doubleValue(),
            box.get(1).doubleValue(),
            box.get(2).doubleValue(),
            box.get(3).doubleValue());

    PictureGrid grid =
        new PictureGrid(golden().get("height").intValue(), golden().get("width").intValue());
    PixelMask pixels = PixelMask.of(region, grid);
    LatentCells cells = LatentCells.of(pixels);

    assertThat(pixels.pixels()).isEqualTo(rectangle(golden.get("pixels"), grid.width()));
    assertThat(cells.cells()).isEqualTo(bits(golden.get("latent")));
    assertThat(RegionTokens.of(cells).tokens()).isEqualTo(bits(golden.get("token")));
  }

  private static BitSet rectangle(JsonNode edges, int width) {
    BitSet bits = new BitSet();
    for (int y = edges.get(1).intValue(); y < edges.get(3).intValue(); y++) {
      bits.set(y * width + edges.get(0).intValue(), y * width + edges.get(2).intValue());
    }
    return bits;
  }

  private static BitSet bits(JsonNode rows) {
    BitSet bits = new BitSet();
    int index = 0;
    for (JsonNode row : rows) {
      for (JsonNode cell : row) {
        bits.set(index++, cell.intValue() == 1);
      }
    }
    return bits;
  }
}
