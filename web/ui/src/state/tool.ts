import { addedId, select, selectedId } from './selection';
import { state } from './signal';

export type Tool = 'select' | 'box' | 'ellipse' | 'polygon' | 'lasso' | 'brush' | 'eraser';

const [tool, setTool] = state<Tool>('select');

export { tool };

/** Thickness of brush and eraser in hundredths of the picture's shorter side. */
export const [thickness, setThickness] = state(12);

/** A brush paints something new, unless a thing was chosen for it. */
export function chooseTool(chosen: Tool): void {
  if (chosen === 'brush' && selectedId.value === addedId.value) select(null);
  setTool(chosen);
}
