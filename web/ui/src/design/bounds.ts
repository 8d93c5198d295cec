/** An upright rectangle, in fractions of the picture. */
export interface Bounds {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
