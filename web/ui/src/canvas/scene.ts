import type { Design } from '../api/types';
import type { Tool } from '../state/tool';
import type { Palette } from './palette';
import type { View } from './view';

/** All that the canvas shows. */
export interface Scene {
  design: Design;
  view: View;
  selectedId: string | null;
  tool: Tool;
  /** Thickness of brush and eraser in pixels of the picture. */
  brush: number;
  regionsShown: boolean;
  /** There is a picture below: regions stay thin over it. */
  pictured: boolean;
  palette: Palette;
}
