import { isPainting, setThickness, THICKEST, THINNEST, thickness } from '../state/tool';

/** How thick brush and eraser paint. Over the canvas, so that nothing moves when one is taken. */
export function Thickness() {
  if (!isPainting()) return null;
  return (
    <label class="pill thickness">
      Thickness
      <input
        type="range"
        min={THINNEST}
        max={THICKEST}
        value={thickness.value}
        onInput={(e) => setThickness(Number(e.currentTarget.value))}
      />
    </label>
  );
}
