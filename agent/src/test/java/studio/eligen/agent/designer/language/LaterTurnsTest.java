package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** What is said about a picture that is there, with a model that draws any words. */
class LaterTurnsTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  /** Sentences are separated by "/"; what is then there is listed back to front. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        // what was just done is put right, and nothing more is added
        "a field with a coyote / replace the coyote with a fox / no, I meant a wolf > wolf",
        "a park with a bench / add a hedgehog in front of the bench / no, i meant a squirrel > bench, squirrel",
        "a table / put a vase on the table / no, a clock > table, clock",
        "a duck, a goose / paint the duck green / no i meant the goose > duck, green goose",
        "a desk with a globe and an inkwell / swap the globe and the inkwell / undo that and make the globe red instead > desk, red globe, inkwell",
        // all of several are changed, each as was said
        "a badger, an otter and a beaver / make the first two brown and the third one grey > brown badger, brown otter, grey beaver",
        "a mule, a donkey and a pony / color the last two white > mule, white donkey, white pony",
        "a violin and a cello / what if the violin was a banjo and the cello a tuba > banjo, tuba",
        "a boy with a balloon and a cat / the boy's balloon should be blue and the cat black > boy with a blue balloon, black cat",
        "a black swan and a white swan / swap the colours > white swan, black swan",
        // parts are changed in the words of what has them
        "a clown juggling three balls / make it four balls > clown juggling four balls",
        "a juggler with five clubs / there should be three clubs > juggler with three clubs",
        "a mermaid / her hair should be green / and longer > mermaid with green long hair",
        "a mare with a long mane / her mane should be black / and shorter > mare with a black short mane",
        "a motorcycle / change the motorcycle's body color to teal > motorcycle with a teal body",
        "a man with a tie / make his tie teal > man with a teal tie",
        "a penguin with a scarf / do not change the scarf but make the penguin grey > grey penguin with a scarf",
        "a lumberjack with an axe / replace the axe with a chainsaw / it should be orange > lumberjack with an orange chainsaw",
        "a dog / give it a hat / make it green > dog with a green hat",
        "a snowman / give the snowman a hat / make it black / remove it > snowman",
        "a dog / make the dog wear a bow tie / make it blue > dog wearing a blue bow tie",
        "a cat / give the cat a collar / make it run > cat with a collar running",
        "a cat with a red collar / make it green > green cat with a red collar",
        "a bull and a matador / the matador's cape should be blue, not red > bull, matador with a blue cape",
        "a jester and a king / the jester should be in front of the king / and kneel > king, jester kneeling",
        "a statue / swap out the statue for a fountain, keep everything else as it is > fountain",
        "a pier with a fisherman / I'd rather have the fisherman sit on a bucket > fisherman, bucket",
        "a panda eating bamboo / have the panda eat a sandwich instead of bamboo > panda eating a sandwich",
        "a panda eating a sandwich / make the panda black / it should eat a pear > black panda eating a pear",
        "a shark / make the shark blue / and open its mouth > blue shark with an open mouth",
        "a castle with a drawbridge / paint the castle's towers white > drawbridge, castle with white towers",
        "a pug in a sweater / take off the sweater / put a hat on instead > pug with a hat",
        "a turtle with a green shell / the turtle itself should be purple > purple turtle with a green shell",
        "a hot dog and a burger / please remove the hot dog, it makes me hungry > burger",
        "a kangaroo with a joey in its pouch / remove the joey > kangaroo",
        "a walrus wearing a monocle / the monocle should be on the other eye / remove it > walrus",
        "a chameleon on a twig / the chameleon, change its color to red > twig, red chameleon",
        "a fisherman with a rod / his rod is too short > fisherman with a long rod",
        "a snowboarder / have the snowboarder wear an orange jacket and green goggles > snowboarder wearing an orange jacket and green goggles",
        "a girl / make her wear a scarf and a coat > girl wearing a scarf and a coat",
        "a man with a big hat and a cane / remove the hat > man with a cane",
        "a cook with a hat / no hat, but a bandana > cook with a bandana",
        "a cup of coffee / tea instead of coffee > cup of tea",
        // only what is named goes
        "a vending machine and a trash can / trash can next to the vending machine > vending machine, trash can",
        "a gibbon and a monkey / one monkey more > gibbon, monkey, monkey",
        "a porcupine and a skunk / I was wondering if you'd be able to exchange the skunk with a bunny > porcupine, bunny",
        // a scene, and then a thing
        "a boat at sea at sunrise / change sunrise to sunset and the boat to a yacht > yacht",
        "a hut in a forest / change the background to a desert and the hut to a tent > tent",
        // what is between two others
        "a bus, a tram and a scooter / delete the thing that is between the bus and the scooter > bus, scooter",
        "a moose by a lake / never mind, make it an elk > elk",
        "a wedding cake with three tiers / make it pink > pink wedding cake with three tiers",
        // of one material, and of one look of a kind, at a time
        "a wooden chest / make the chest iron > iron chest",
        "a wooden chest / chest in iron please > chest made of iron",
        "a plastic bucket / the bucket should be made of copper > bucket made of copper",
        "a red tricycle / rusty tricycle > rusty red tricycle",
        "a girl in a blue jacket / jacket green > girl in a green jacket",
        "a girl in a blue raincoat / put her in a red coat > girl in a red coat",
        "a sad clown / the clown should look happy > happy clown",
        "a barn / set the barn on fire > burning barn",
        // what somebody has is told of them
        "a terrier / longer ears for the terrier > terrier with long ears",
        "a wizard / add a beard to the wizard > wizard with a beard",
        "a robot / give the robot glowing eyes > robot with glowing eyes",
        "a farmer with a hat and a goat / remove the hat and the goat > farmer",
        "a terrier / add a scarf to the dog > terrier, scarf",
        // what is preferred comes in the place of what is like it
        "two tulips and a vase / I'd prefer lilies > lily, lily, vase",
        "two kids and a sled / I want three kids instead > kid, kid, kid, sled",
        "a pigeon and a bench / what would it look like if the pigeon were a crow? > crow, bench",
        "a pigeon and a bench / what if it were a crow and not a pigeon > crow, bench",
        // so many more or less
        "three tulips in a vase / fewer flowers > vase, tulip, tulip",
        "four balloons / way more balloons > balloon, balloon, balloon, balloon, balloon, balloon",
        "two ostriches and a zebra / too many ostriches > ostrich, zebra",
        // what was removed comes back as it was
        "a stove and a kettle / remove the kettle / make the stove red / bring the kettle back > red stove, kettle",
        "a stove and a kettle / replace the kettle with a pan / I want the kettle back > stove, kettle",
        // a wish in whatever order
        "a guitar and a globe / guitar i want red > red guitar, globe",
        "a guitar and a globe / make blue the globe > guitar, blue globe",
      })
  void what_is_there_then(String said, String prompts) {
    talk.say(said.split(" / "));
    assertThat(List.of(talk.prompts().split(", "))).containsExactlyInAnyOrder(prompts.split(", "));
  }

  /** What cannot be followed, or only asks, changes nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a moose by a lake / move it a bit closer to the water",
        "a moose by a lake / move it nearer to the lake",
        "a koala hugging a eucalyptus / what about a panda and a bamboo instead",
        "a dog, a cat and a stool / put a mouse between the dog and the stool / no, I meant the cat",
        "a phone booth and a mailbox / paint the mailbox the same color as the phone booth",
        "a table / put it in the car",
        "a xylophone / color the xylophone differently",
        "a toboggan / the front kid in blue",
        "a sandcastle / put flags on its towers",
        "a chicken and an egg / put the egg first",
        "an opera house / make it art deco",
        "a mandolin / back to the natural wood",
        "a trawler and a gull / the trawler is bigger now",
        "a trawler and a gull / nice boat",
        "a rooster / put it on the wagon",
        "an igloo and a husky / the igloo is too small, isn't it?",
      })
  void what_is_asked_about_changes_nothing(String said) {
    String[] sentences = said.split(" / ");
    for (int i = 0; i < sentences.length - 1; i++) {
      talk.say(sentences[i]);
    }
    Design before = talk.design();
    talk.say(sentences[sentences.length - 1]);
    assertThat(talk.design()).isEqualTo(before);
  }

  /** Where something is then, as fractions of the picture: its centre is in the box. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a ferret on a chair next to a lamp / move it from the chair to the floor > ferret > 0 0.7 1 1",
        "a ferret on a chair / move the ferret down to the ground > ferret > 0 0.7 1 1",
        "a tapir and an anteater / I said tapir on the right, not left > tapir > 0.6 0 1 1",
        "a canary in a cage / let the canary out of the cage > canary > 0.65 0 1 1",
        "a kite / add a pigeon on the left / no, on the right > pigeon > 0.6 0 1 1",
        "a spoon on the right and a bowl / put the spoon in the bowl / no, on the left > spoon > 0 0 0.4 1",
        "a lamp on the left and a phone on the left / move everything to the right except the lamp > lamp > 0 0 0.4 1",
        "a kite / add a pigeon on the left / on the right i mean > pigeon > 0.6 0 1 1",
        "a crate and a lantern / put the lantern on the crate / the lantern not on the crate but next to it > lantern > 0 0.5 1 1",
        "a boat on the left and two gulls on the right / swap the boat and the gulls > boat > 0.5 0 1 1",
        "a helicopter and a skyscraper / land the helicopter on the skyscraper > helicopter > 0 0 1 0.4",
        "a wok and a cleaver / could you, if it isn't too much trouble, put the wok on the right > wok > 0.6 0 1 1",
        "a pot on the left and a kettle on the right / flip the positions of the pot and the kettle > pot > 0.5 0 1 1",
        "a barrel on the left and a crate on the right / stack the crate on the barrel > crate > 0 0 0.5 1",
      })
  void where_it_is_then(String said, String id, String box) {
    talk.say(said.split(" / "));
    Bounds at = talk.where(id);
    String[] sides = box.split(" ");
    assertThat(at.centreX()).isBetween(Double.valueOf(sides[0]), Double.valueOf(sides[2]));
    assertThat(at.centreY()).isBetween(Double.valueOf(sides[1]), Double.valueOf(sides[3]));
  }

  /** Of what is listed with commas only the part that is named goes. */
  @Test
  void one_of_many_parts_goes() {
    talk.say("a pizza with mushrooms, olives and peppers", "without olives");
    assertThat(talk.prompts()).isEqualTo("pizza with mushrooms and peppers");
    talk.say("remove the mushrooms");
    assertThat(talk.prompts()).isEqualTo("pizza with peppers");
  }

  /** What is wished of the picture as a whole is no wish for a thing in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a pug and a ball / make it more cheerful > > cheerful",
        "a pug and a ball / make everything darker like evening > in the evening >",
        "a pug and a ball on a street / make it rainy / no rain > on a street >",
        "a pug and a ball on a street in the fog / the fog should go away > on a street >",
        "a pug and a ball / change the background colour to dark red > on a dark red background >",
      })
  void of_the_whole(String said, String scene, String style) {
    talk.say(said.split(" / "));
    assertThat(talk.design().scene()).isEqualTo(scene == null ? "" : scene);
    assertThat(talk.design().style()).isEqualTo(style == null ? "" : style);
  }

  /** One season comes in the place of another, in the place that there is. */
  @Test
  void a_season_comes_in_the_place_of_another() {
    talk.say("a cabin in the woods in winter", "turn the winter to spring");
    assertThat(talk.design().scene()).isEqualTo("in the woods in spring");
  }
}
