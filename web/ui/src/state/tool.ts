import { addedId, select, selectedId } from './selection';
import { state } from './signal';

export type Tool = 'select' | 'box' | 'ellipse' | 'polygon' | 'lasso' | 'brush' | 'eraser';

const [tool, setTool] = state<Tool>('select');

export { tool };

export const [THINNEST, THICKEST] = [2, 40];
/** Thickness of brush and eraser in hundredths of the picture's shorter side. */
export const [thickness, setThickness] = state(12);

export const isPainting = (): boolean => tool.value === 'brush' || tool.value === 'eraser';

/** By two steps of the slider. */
export function thicken(more: boolean): void {
  const wanted = thickness.value + (more ? 2 : -2);
  setThickness(Math.max(THINNEST, Math.min(wanted, THICKEST)));
}

/** A brush paints something new, unless a thing was chosen for it. */
export function chooseTool(chosen: Tool): void {
  if (chosen === 'brush' && selectedId.value === addedId.value) select(null);
  setTool(chosen);
}
