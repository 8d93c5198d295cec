import type { IconName } from '../controls/Icon';
import type { Tool } from '../state/tool';

export const TOOLS: readonly {
  tool: Tool;
  name: string;
  key: string;
  icon: IconName;
  hint: string;
}[] = [
  {
    tool: 'select',
    name: 'Select',
    key: 'v',
    icon: 'pointer',
    hint: 'Drag a thing to move it; drag an empty place to add one',
  },
  { tool: 'box', name: 'Box', key: 'r', icon: 'box', hint: 'Drag a box' },
  { tool: 'ellipse', name: 'Ellipse', key: 'o', icon: 'ellipse', hint: 'Drag an ellipse' },
  {
    tool: 'polygon',
    name: 'Polygon',
    key: 'p',
    icon: 'polygon',
    hint: 'Click corner by corner; the first one again, or Enter, closes the shape',
  },
  {
    tool: 'lasso',
    name: 'Lasso',
    key: 'l',
    icon: 'lasso',
    hint: 'Draw around it; let go, and the shape is closed',
  },
  {
    tool: 'brush',
    name: 'Brush',
    key: 'b',
    icon: 'brush',
    hint: 'Paint a shape, then name it; select a thing to add to it',
  },
  {
    tool: 'eraser',
    name: 'Eraser',
    key: 'e',
    icon: 'eraser',
    hint: 'Take away from the selected thing',
  },
];
