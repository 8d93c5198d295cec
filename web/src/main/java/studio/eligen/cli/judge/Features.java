package studio.eligen.cli.judge;

import java.awt.Color;
import java.awt.Rectangle;

/**
 * What a classifier sees of a part of a picture: its edges by direction (histograms of oriented
 * gradients, Dalal and Triggs 2005) and its colours, both coarsely by place.
 */
final class Features {

  private static final int SIDE = 48;
  private static final int CELL = 6;
  private static final int CELLS = SIDE / CELL;
  private static final int DIRECTIONS = 9;
  private static final int EDGES = CELLS * CELLS * DIRECTIONS;

  /** How many numbers {@link #shape} has. */
  static final int SHAPE = EDGES + CELLS * CELLS * 3;

  private static final int HUES = 12;
  private static final int BINS = HUES * 2 + 4;

  /** How many numbers {@link #colour} has. */
  static final int COLOUR = 2 * BINS;

  private Features() {}

  /** Of a part of a picture, as a square of 48 × 48. What is outside of the picture is its edge. */
  static float[] shape(PixelView picture, Rectangle box) {
    float[][] rgb = sampled(picture, box);
    float[] features = new float[SHAPE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        addEdge(rgb, x, y, features);
        int cell = y / CELL * CELLS + x / CELL;
        for (int c = 0; c < 3; c++) {
          features[EDGES + cell * 3 + c] += (rgb[c][y * SIDE + x] - .5f) / (CELL * CELL);
        }
      }
    }
    normalise(features);
    return features;
  }

  /** Each pixel is the mean of four within what it stands for. */
  private static float[][] sampled(PixelView picture, Rectangle box) {
    float[][] rgb = new float[3][SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int sub = 0; sub < 4; sub++) {
        double fx = (i % SIDE + .25 + sub % 2 * .5) / SIDE;
        double fy = (i / SIDE + .25 + sub / 2 * .5) / SIDE;
        int pixel = picture.at(box.x + fx * box.width, box.y + fy * box.height);
        for (int c = 0; c < 3; c++) {
          rgb[c][i] += (pixel >> 16 - 8 * c & 255) / 1020f;
        }
      }
    }
    return rgb;
  }

  /** The strongest gradient of the three channels, shared by the two nearest directions. */
  private static void addEdge(float[][] rgb, int x, int y, float[] features) {
    float best = 0;
    float bx = 0;
    float by = 0;
    int left = Math.max(0, x - 1);
    int right = Math.min(SIDE - 1, x + 1);
    int up = Math.max(0, y - 1);
    int down = Math.min(SIDE - 1, y + 1);
    for (float[] channel : rgb) {
      float dx = channel[y * SIDE + right] - channel[y * SIDE + left];
      float dy = channel[down * SIDE + x] - channel[up * SIDE + x];
      if (dx * dx + dy * dy > best) {
        best = dx * dx + dy * dy;
        bx = dx;
        by = dy;
      }
    }
    if (best < 1e-5f) {
      return;
    }
    float turn = halfTurn(bx, by) * DIRECTIONS;
    int low = (int) turn % DIRECTIONS;
    float share = turn - (int) turn;
    float strength = (float) Math.sqrt(best);
    int at = (y / CELL * CELLS + x / CELL) * DIRECTIONS;
    features[at + low] += strength * (1 - share);
    features[at + (low + 1) % DIRECTIONS] += strength * share;
  }

  /**
   * The direction of a line, 0 to 1 for half a turn, as a polynomial that is off by 0.004 radians
   * at most: the arc tangent itself takes most of the time.
   */
  private static float halfTurn(float x, float y) {
    boolean steep = Math.abs(y) > Math.abs(x);
    float slope = steep ? x / y : y / x;
    float angle = slope * (.25f + .0869f * (1 - Math.abs(slope)));
    float turn = steep ? .5f - angle : angle;
    return turn < 0 ? turn + 1 : turn;
  }

  /** Each cell against itself and its neighbours, so that faint edges count as well. */
  private static void normalise(float[] features) {
    float[] energy = new float[CELLS * CELLS];
    for (int i = 0; i < EDGES; i++) {
      energy[i / DIRECTIONS] += features[i] * features[i];
    }
    for (int cell = 0; cell < CELLS * CELLS; cell++) {
      float sum = .3f;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = cell % CELLS + dx;
          int y = cell / CELLS + dy;
          boolean inside = x >= 0 && x < CELLS && y >= 0 && y < CELLS;
          sum += inside ? energy[y * CELLS + x] : 0;
        }
      }
      float norm = (float) Math.sqrt(sum);
      for (int d = 0; d < DIRECTIONS; d++) {
        features[cell * DIRECTIONS + d] /= norm;
      }
    }
  }

  /** Which colours there are in the middle of a part of a picture, and which around it. */
  static float[] colour(PixelView picture, Rectangle box) {
    float[] features = new float[COLOUR];
    float[][] rgb = sampled(picture, box);
    int within = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      double x = (i % SIDE + .5) / SIDE - .5;
      double y = (double) (i / SIDE) / SIDE - .5;
      boolean middle = x * x + y * y < .16;
      within += middle ? 1 : 0;
      features[(middle ? 0 : BINS) + bin(rgb[0][i], rgb[1][i], rgb[2][i])]++;
    }
    for (int i = 0; i < COLOUR; i++) {
      features[i] = (float) Math.sqrt(features[i] / (i < BINS ? within : SIDE * SIDE - within));
    }
    return features;
  }

  private static int bin(float red, float green, float blue) {
    float[] hsb =
        Color.RGBtoHSB(
            Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255), null);
    if (hsb[1] < .18 || hsb[2] < .2) {
      return HUES * 2 + Math.min(3, (int) (hsb[2] * 4));
    }
    int hue = Math.min(HUES - 1, (int) ((hsb[0] + .5f / HUES) % 1 * HUES));
    return hue * 2 + (hsb[2] > .7 ? 1 : 0);
  }
}
