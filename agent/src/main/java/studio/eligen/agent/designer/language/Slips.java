package studio.eligen.agent.designer.language;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.Unknown;

/** Tells a slip of the finger from another word. */
final class Slips {

  /** Shorter words are too easily other words with one letter changed. */
  private static final int LEAST_CHANGED = 6;

  private static final int LEAST_LETTERS = 3;

  /** Words that are one letter away from a command's words and mean something else. */
  private static final Set<String> WORDS =
      Set.of(
          ("center centers forgot let lets eft lef tee hose hoses horse horses home mouse bat bats boa oat pan pans"
                  + " pant pants pint plan plans pace lace band bands bed beds bead god gods act form"
                  + " from moo won own tow two was saw angle angel reed reeds read card cards cart carts"
                  + " care scare cares core lie tie und mas don bid bow bows brow eve gin ring rings bin"
                  + " bins sow shot shit sift loose choose tun urn urns tan don't one her here there"
                  + " then than them they thee these those this that he we when were where why who how"
                  + " hen hens ten tent mad man mat map mate mates male mare maze lake snake wit witch"
                  + " wish ha hat hats had has hand wing king smeller bugger talker weird beard bears"
                  + " bear beat beast bench peach poach leach reach teach star stars sat set seat sets"
                  + " sent send lend led left lift loft list lit light night knight fight eight sight"
                  + " right bight brighter tight forrester forester slack smalls tower towers mower"
                  + " power flower flowers hire hirer hider wicker wilder white writer shooter shower"
                  + " later latter ladder letter litter bitter titles title battle bottle cattle kettle"
                  + " add adds bad dad odd remote moved moves mover movie movies love dove maker makes"
                  + " made making drawn draws drawer brain brains train trains grain pain pains spain"
                  + " saint taint faint points point pout putt putty pub pup gut nut cut hut swamp swan"
                  + " sway wrap swaps soap turns torn tern tune tuna taken takes tale cake bake wake"
                  + " given gives live dive five hive brings being begin trial trail calm clam diary"
                  + " dairy quiet quite clown crown blown blows glue blues blur blew greet greed greens"
                  + " greener grey gray greek pill pull polls pulls puller bell bull bill tall fall hall"
                  + " wall call doll dolls sell cell shell books brook cook hook look loops top tops"
                  + " stop shop downs dawn town gown brown middles muddle fiddle riddle puddle saddle"
                  + " paddle back blow boring bot can close cpu enlarged eraser invert part party planet"
                  + " shorten slider solver sliver fog got able char sake sail seep tuck rain bar bars"
                  + " lap sip cab bride money monkey donkey hear hart root while widow pin pins cock"
                  + " clod pane bred bridle slower flowed harden rabbi wale tiger timer shatter")
              .split(" "));

  private Slips() {}

  static boolean isWord(String word) {
    return word.length() < LEAST_LETTERS || WORDS.contains(word);
  }

  /** Whether a word is another one with two letters swapped, or one missing, doubled or wrong. */
  static boolean isSlip(String word, String meant) {
    if (word.charAt(0) != meant.charAt(0) || meant.length() < LEAST_LETTERS) {
      return false;
    }
    if (!isDoubled(word, meant) && (isForm(word, meant) || isForm(meant, word))) {
      return false;
    }
    boolean missing = meant.length() > LEAST_LETTERS && isShortened(word, meant);
    return missing
        || isSwapped(word, meant)
        || isDoubled(word, meant)
        || word.length() >= LEAST_CHANGED && Unknown.distance(word, meant) == 1;
  }

  /** Whether the longer is a form of the shorter: "closer" of "close", "removed" of "remove". */
  private static boolean isForm(String shorter, String longer) {
    return longer.length() == shorter.length() + 1
        && longer.startsWith(shorter)
        && "rsdynt".indexOf(longer.charAt(longer.length() - 1)) >= 0;
  }

  /** Whether only one letter is missing. */
  private static boolean isShortened(String word, String meant) {
    for (int i = 1; word.length() + 1 == meant.length() && i < meant.length(); i++) {
      if ((meant.substring(0, i) + meant.substring(i + 1)).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether only one letter was typed twice. */
  private static boolean isDoubled(String word, String meant) {
    for (int i = 0; word.length() == meant.length() + 1 && i < meant.length(); i++) {
      if ((meant.substring(0, i + 1) + meant.substring(i)).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether only two letters beside each other have changed places. */
  private static boolean isSwapped(String word, String meant) {
    for (int i = 1; word.length() == meant.length() && i + 1 < word.length(); i++) {
      String swapped =
          word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
      if (swapped.equals(meant)) {
        return true;
      }
    }
    return false;
  }
}
