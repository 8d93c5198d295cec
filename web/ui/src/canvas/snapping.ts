/** Upright rectangles in pixels of the screen. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where things like to be: edges and centres, across and down. */
export interface Lines {
  x: readonly number[];
  y: readonly number[];
}

export interface Snap {
  dx: number;
  dy: number;
  /** The lines that were met, of which at most one is upright and one is level. */
  guides: { x?: number; y?: number };
}

/** How near a line has to be, in pixels of the screen. */
const REACH = 6;

/** The edges and the middle of each box. */
export function linesOf(boxes: readonly Box[]): Lines {
  return {
    x: boxes.flatMap(({ x, width }) => [x, x + width / 2, x + width]),
    y: boxes.flatMap(({ y, height }) => [y, y + height / 2, y + height]),
  };
}

/** How much further a box goes to lie on the nearest lines, without leaving the room. */
export function snapped(box: Box, lines: Lines, room: Box): Snap {
  const x = nearest(box.x, box.width, lines.x, room.x, room.width);
  const y = nearest(box.y, box.height, lines.y, room.y, room.height);
  return {
    dx: x?.by ?? 0,
    dy: y?.by ?? 0,
    guides: { ...(x && { x: x.line }), ...(y && { y: y.line }) },
  };
}

function nearest(
  start: number,
  length: number,
  lines: readonly number[],
  low: number,
  room: number,
): { by: number; line: number } | undefined {
  const slack = 1e-6;
  const inside = (by: number): boolean =>
    start + by >= low - slack && start + by + length <= low + room + slack;
  return lines
    .flatMap((line) =>
      [start, start + length / 2, start + length].map((own) => ({ by: line - own, line })),
    )
    .filter(({ by }) => Math.abs(by) <= REACH && inside(by))
    .sort((a, b) => Math.abs(a.by) - Math.abs(b.by))[0];
}
