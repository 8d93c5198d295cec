import { setThickness, thickness, tool } from '../state/tool';

/** How thick brush and eraser paint. Over the canvas, so that nothing moves when one is taken. */
export function Thickness() {
  if (tool.value !== 'brush' && tool.value !== 'eraser') return null;
  return (
    <label class="pill thickness">
      Thickness
      <input
        type="range"
        min={2}
        max={40}
        value={thickness.value}
        onInput={(e) => setThickness(Number(e.currentTarget.value))}
      />
    </label>
  );
}
