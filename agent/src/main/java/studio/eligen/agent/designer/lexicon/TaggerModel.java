package studio.eligen.agent.designer.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipInputStream;
import opennlp.tools.ml.model.MaxentModel;

/**
 * A maximum-entropy model in OpenNLP's binary format, left as it lies but for where each feature
 * is: a sentence asks for a few of its 33,000, and to make objects of them all, as OpenNLP does,
 * takes longer than all else that comes before the first answer.
 */
final class TaggerModel implements MaxentModel {

  private static final String FORMAT = "GIS";

  private final ByteBuffer model;
  private final String[] outcomes;

  /** Of each kind of features the outcomes that they speak for or against. */
  private final int[][] kinds;

  /** Of each feature its kind, and where its name and its weights lie. */
  private final int[] kind;

  private final int[] names;
  private final int[] weights;

  /** The features by the hash of their names, each as its index and one, and 0 where none is. */
  private final int[] byHash;

  /**
   * Reads the model of a zip file.
   *
   * @param entry its name there
   * @throws IOException if it cannot be read
   */
  static TaggerModel read(InputStream file, String entry) throws IOException {
    ZipInputStream zip = new ZipInputStream(file);
    while (!zip.getNextEntry().getName().equals(entry)) {
      // Others describe it.
    }
    return new TaggerModel(zip.readAllBytes());
  }

  private TaggerModel(byte[] bytes) {
    model = ByteBuffer.wrap(bytes);
    if (!text().equals(FORMAT)) {
      throw new IllegalStateException("The tagger's model is not of the format " + FORMAT + ".");
    }
    skip(Integer.BYTES + Double.BYTES);
    outcomes = new String[model.getInt()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = text();
    }
    kinds = new int[model.getInt()][];
    int[] features = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      // "28 0 1" are 28 features, for the outcomes 0 and 1.
      String[] numbers = text().split(" ");
      features[i] = Integer.parseInt(numbers[0]);
      kinds[i] = new int[numbers.length - 1];
      for (int j = 0; j < kinds[i].length; j++) {
        kinds[i][j] = Integer.parseInt(numbers[j + 1]);
      }
    }
    kind = new int[model.getInt()];
    names = new int[kind.length];
    weights = new int[kind.length];
    byHash = new int[4 * Integer.highestOneBit(kind.length)];
    for (int i = 0; i < names.length; i++) {
      names[i] = model.position();
      int length = model.getShort();
      byHash[slot(bytes, names[i] + Short.BYTES, length)] = i + 1;
      skip(length);
    }
    findWeights(features);
  }

  /** Features lie in the order of their kinds, a weight for each outcome. */
  private void findWeights(int[] features) {
    int feature = 0;
    int weight = model.position();
    for (int i = 0; i < kinds.length; i++) {
      for (int end = feature + features[i]; feature < end; feature++) {
        kind[feature] = i;
        weights[feature] = weight;
        weight += kinds[i].length * Double.BYTES;
      }
    }
  }

  private void skip(int length) {
    model.position(model.position() + length);
  }

  private String text() {
    byte[] text = new byte[model.getShort()];
    model.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Where a feature of this name is, or would be. */
  private int slot(byte[] name, int from, int length) {
    int hash = 0;
    for (int at = from; at < from + length; at++) {
      hash = 31 * hash + name[at];
    }
    int slot = (hash ^ hash >>> 16) & byHash.length - 1;
    while (byHash[slot] > 0 && !isNamed(byHash[slot] - 1, name, from, length)) {
      slot = slot + 1 & byHash.length - 1;
    }
    return slot;
  }

  private boolean isNamed(int feature, byte[] name, int from, int length) {
    int start = names[feature] + Short.BYTES;
    return model.getShort(names[feature]) == length
        && Arrays.equals(model.array(), start, start + length, name, from, from + length);
  }

  private int index(String feature) {
    byte[] name = feature.getBytes(StandardCharsets.UTF_8);
    return byHash[slot(name, 0, name.length)] - 1;
  }

  /** Whether the model has weights for a feature. */
  boolean knows(String feature) {
    return index(feature) >= 0;
  }

  /** How likely each outcome is, in an array of as many numbers. */
  @Override
  public double[] eval(String[] features, double[] likely) {
    Arrays.fill(likely, 0);
    for (String feature : features) {
      int index = index(feature);
      int[] concerned = index < 0 ? new int[0] : kinds[kind[index]];
      for (int i = 0; i < concerned.length; i++) {
        likely[concerned[i]] += model.getDouble(weights[index] + i * Double.BYTES);
      }
    }
    double sum = 0;
    for (int i = 0; i < likely.length; i++) {
      likely[i] = Math.exp(likely[i]);
      sum += likely[i];
    }
    for (int i = 0; i < likely.length; i++) {
      likely[i] /= sum;
    }
    return likely;
  }

  @Override
  public double[] eval(String[] features) {
    return eval(features, new double[outcomes.length]);
  }

  /** The same, as a feature of a word is there or not. */
  @Override
  public double[] eval(String[] features, float[] values) {
    return eval(features);
  }

  @Override
  public String getOutcome(int index) {
    return outcomes[index];
  }

  @Override
  public int getIndex(String outcome) {
    return Arrays.asList(outcomes).indexOf(outcome);
  }

  @Override
  public int getNumOutcomes() {
    return outcomes.length;
  }

  @Override
  public String getBestOutcome(double[] likely) {
    int best = 0;
    for (int i = 1; i < likely.length; i++) {
      best = likely[i] > likely[best] ? i : best;
    }
    return outcomes[best];
  }

  @Override
  public String getAllOutcomes(double[] likely) {
    return Arrays.toString(outcomes) + Arrays.toString(likely);
  }
}
