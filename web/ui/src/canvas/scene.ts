import type { Design } from '../api/types';
import type { Tool } from '../state/tool';
import type { Palette } from './palette';
import type { View } from './view';

/** All that the canvas shows. */
export interface Scene {
  design: Design;
  view: View;
  selected: readonly string[];
  tool: Tool;
  /** Thickness of brush and eraser in pixels of the picture. */
  brush: number;
  regionsShown: boolean;
  /** Whether all frames show, or that of what is selected alone. */
  framed: boolean;
  /** What the picture below shows; null where there is none. Regions stay thin over it. */
  drawn: Design | null;
  /** That picture, of which things take their pixels along; null where they shall not. */
  pixels: HTMLImageElement | null;
  palette: Palette;
}

/** What is selected, where it is one thing alone. */
export const soleOf = ({ selected }: Scene): string | undefined =>
  selected.length === 1 ? selected[0] : undefined;
