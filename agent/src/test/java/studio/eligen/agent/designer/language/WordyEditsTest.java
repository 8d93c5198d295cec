package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** Edits in as many words as instructions for picture editors have, with a model that draws any. */
class WordyEditsTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  /** Sentences are separated by "/"; what is then there is listed back to front. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        // a colour that comes as a noun
        "a walrus and a crate / apply a purple hue to the walrus > purple walrus, crate",
        "a heron and a crate / adorn the heron with a pink tint > pink heron, crate",
        "a pagoda / coat the pagoda in shades of orange > orange pagoda",
        "a tractor / blue shall be the tractor's new color > blue tractor",
        "a kettle and a red mug / remove the kettle. also, the red mug should be black > black mug",
        "a kettle / the kettle should take on a brown tone > brown kettle",
        "a clown with a wig / the clown's wig ought to be green > clown with a green wig",
        "a girl with boots / the girl's boots should shine in red > girl with red boots",
        "a cake / give the cake a yellow tint > yellow cake",
        "a barn / change the color of the barn's front door to navy blue > barn with a navy blue door",
        "two vases / change the color of the vases to a gradient of red and gold > vase in a gradient of red and gold, vase in a gradient of red and gold",
        "a ladder / replace the ladder with a juicy orange > juicy orange",
        // why something is added, and that it is in the picture
        "a mill / position two goats in front of the mill to enhance the scene > mill, goat, goat",
        "a mill / incorporate a goat into the picture's composition for added charm > mill, goat",
        "a mill / enrich the image with the presence of three goats > mill, goat, goat, goat",
        "a mill / enliven the scene by adding a sleepy goat > mill, sleepy goat",
        "a mill / let a goat join the composition of the image > mill, goat",
        // what shall not be there
        "two kites and a hill / remove any kites that may be present in the image > hill",
        "two kites and a hill / confirm the absence of kites in the photo > hill",
        "a kite and a hill / eliminate the kite from the image, if present > hill",
        "a kite and a hill / ensure the image does not feature a kite > hill",
        "a walrus and a rock / remove the walrus lying in the snow > rock",
        // what somebody wears, and where he looks
        "a bridge / add a nun near the bridge, wearing casual hiking clothes > bridge, nun wearing casual hiking clothes",
        "a bridge / add a nun looking towards the left > bridge, nun looking towards the left",
        "a bridge / add a nun facing the sea > bridge, nun facing the sea",
        "a bridge / add a nun, looking relaxed > bridge, nun looking relaxed",
        "a nun and a fox / make the nun look slightly to the right > nun looking slightly to the right, fox",
        "a nun holding a lamp / remove the lamp from the nun's hand > nun",
        // more exactly where, and something vague besides
        "a lake and a barn / add a canoe near the right edge of the lake > lake, barn, canoe",
        "a field and a barn / add a cow in the middle-right area of the field > cow, field, barn",
        "a barn / add a truck near the foreground of the image > barn, truck",
        "a twig with a jay / replace the jay with a newt sitting on the twig > twig, newt sitting on the twig",
        "two huts / replace the huts with futuristic, metallic domes > futuristic, metallic dome, futuristic, metallic dome",
      })
  void leave_these_things(String said, String things) {
    talk.say(said.split(" / "));
    assertThat(talk.prompts().split(", (?!metallic)"))
        .containsExactlyInAnyOrder(things.split(", (?!metallic)"));
  }

  /** The scene, however it is told from what is in it or around what it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a hut in a forest / change the hut in the picture from the forest to the desert > in the desert",
        "a hut in the snow / change the snowy environment surrounding the hut to a beach setting > on a beach",
        "a mule in a field / change the green field and trees in the background to a desert > in a desert",
        "a mule in a bar / change the bar setting in the photo to a forest setting > in a forest",
        "a mule in a park / transform this image into a snowy scene > in the snow",
        "a mule / change the background color from black to a light blue sky > in a light blue sky",
        "a mule / change the mule in the picture to be set in a jungle environment > in a jungle",
        "a mule / add a dramatic sunset in the background > at a dramatic sunset",
      })
  void set_the_scene(String said, String scene) {
    talk.say(said.split(" / "));
    assertThat(talk.design().scene()).isEqualTo(scene);
  }

  /** What is added lies so to what is there: on it, in it, or to its right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a bed and a lamp / add a hamster to the bed > hamster > on > bed",
        "a sofa and a lamp / add a boy to the sofa > boy > on > sofa",
        "a pot and a lamp / add a rat to the pot > rat > in > pot",
        "a nun and a lamp / introduce a baby to the nun's right side > baby > right of > nun",
        "a bench and a pond / add a cat sitting on the bench near the pond > cat > on > bench",
        "a dirt road and a lamp / add a jeep driving along the dirt road > jeep > on > dirt road",
        "a monk and a lamp / add a jay resting gently on the monk's head > jay > on > monk",
      })
  void lie_so(String said, String comer, String relation, String there) {
    String answer = talk.say(said.split(" / ")).text();
    Bounds at = bounds(comer);
    Bounds other = bounds(there);
    assertThat(answer).contains(comer);
    assertThat(at.centreX())
        .isBetween(relation.equals("right of") ? other.x1() : other.x0(), 1.0)
        .isLessThan(relation.equals("right of") ? 1.0 : other.x1());
    assertThat(at.y1()).isBetween(other.y0() - 0.01, 1.0);
  }

  /** What is added to one side of a full ground stands there, and does not float above it. */
  @ParameterizedTest
  @CsvSource({
    "a tree on the right",
    "a house on the left",
    "a lion in the center",
    "a bicycle on the left"
  })
  void stand_on_a_ground_that_is_full(String added) {
    talk.say("a dog and a lamp", "add " + added);
    Entity last = talk.design().entities().get(talk.design().entities().size() - 1);
    assertThat(Bounds.of(last.region()).y1()).isGreaterThan(0.84);
  }

  private Bounds bounds(String name) {
    Design design = talk.design();
    return design.entities().stream()
        .filter(entity -> entity.prompt().startsWith(name))
        .map(entity -> Bounds.of(entity.region()))
        .findFirst()
        .orElseThrow();
  }
}
