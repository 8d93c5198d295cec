import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Design, Size } from '../api/types';
import type { Bounds } from '../design/bounds';
import { boundsOf, stretched } from '../design/region';
import { camera } from '../state/camera';
import { busy, conversationId, shownVersion } from '../state/conversation';
import { design, tints } from '../state/design';
import { DRAFT_ID, draft, dropDraft, reshapeDraft, startDraft } from '../state/draft';
import { comparing, lookingAt, regionsShown, variationsShown } from '../state/looking';
import { masks } from '../state/masks';
import { select, selectedId, selection } from '../state/selection';
import { edit } from '../state/sending';
import { theme } from '../state/theme';
import { chooseTool, thickness, tool } from '../state/tool';
import { ApplyBar } from './ApplyBar';
import { Compare } from './Compare';
import type { Drawn } from './Drawing';
import { gestures } from './gestures';
import { Hint } from './Hint';
import { Labels } from './Labels';
import { NamePopover } from './NamePopover';
import { Paper } from './Paper';
import { Progress } from './Progress';
import { paletteOf } from './palette';
import { Stage } from './Stage';
import { Thickness } from './Thickness';
import { viewOf } from './view';

/** The design as the canvas shows it: with the shape that has no name yet, as if it were a thing. */
function withDraft(design: Design): Design {
  return draft.value === null
    ? design
    : {
        ...design,
        entities: [...design.entities, { id: DRAFT_ID, prompt: '', region: draft.value }],
      };
}

function drawn({ region, of }: Drawn): void {
  if (of === DRAFT_ID) reshapeDraft(region);
  else if (of !== null) edit({ type: 'reshape', id: of, region });
  else {
    startDraft(region);
    // What was drawn can be gripped at once; a brush goes on painting.
    if (tool.value !== 'brush' && tool.value !== 'eraser') chooseTool('select');
  }
}

function moved(id: string, dx: number, dy: number): void {
  if (id !== DRAFT_ID) edit({ type: 'move', id, dx, dy });
  else if (draft.value) reshapeDraft(shifted(dx, dy));
}

function shifted(dx: number, dy: number) {
  const region = draft.value!;
  const b = boundsOf(region, masks);
  return stretched(region, { x0: b.x0 + dx, y0: b.y0 + dy, x1: b.x1 + dx, y1: b.y1 + dy }, masks);
}

function reshaped(id: string, to: Bounds): void {
  if (id === DRAFT_ID) {
    if (draft.value) reshapeDraft(stretched(draft.value, to, masks));
    return;
  }
  const thing = design.value.entities.find((e) => e.id === id);
  if (thing) edit({ type: 'reshape', id, region: stretched(thing.region, to, masks) });
}

export function Canvas() {
  const element = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const conversation = useRef(conversationId.value);
  const area = useSignal<Size>({ width: 0, height: 0 });
  const hovered = useSignal(false);
  const pixels = useSignal<HTMLImageElement | null>(null);
  const tracked = useSignal<{ id: string; bounds: Bounds } | null>(null);
  // A finished picture is clean until somebody reaches for it.
  const framed = useComputed(
    () => shownVersion.value === undefined || hovered.value || tool.value !== 'select',
  );
  const view = useComputed(() => viewOf(area.value, design.value.canvas, camera.value));

  useEffect(() => {
    const host = element.current!;
    stage.current = new Stage(holder.current!, {
      select: (id) => {
        // To take hold of what was added just now does not choose it for the brush.
        if (id !== DRAFT_ID && id !== selectedId.value) select(id);
      },
      moved,
      reshaped,
      drawn,
      tracked: (id, bounds) => (tracked.value = bounds && { id, bounds }),
    });
    const observer = new ResizeObserver(() => {
      area.value = { width: host.clientWidth, height: host.clientHeight };
      stage.current?.resize(host.clientWidth, host.clientHeight);
    });
    observer.observe(host);
    const stop = gestures(host, () => stage.current?.abandon());
    return () => {
      stop();
      observer.disconnect();
      stage.current?.destroy();
    };
  }, []);

  useSignalEffect(() => {
    // A shape without a name belongs to the design it was drawn on.
    const elsewhere = lookingAt.value !== null || comparing.value !== null || variationsShown.value;
    const other = conversationId.value !== conversation.current;
    if (other || elsewhere) dropDraft();
    if (other) chooseTool('select');
    conversation.current = conversationId.value;
  });

  useSignalEffect(() => {
    const shown = withDraft(design.value);
    void theme.value;
    stage.current?.show({
      design: shown,
      view: view.value,
      selected: draft.value ? [DRAFT_ID] : selection.value,
      tool: tool.value,
      brush: (thickness.value / 100) * Math.min(shown.canvas.width, shown.canvas.height),
      regionsShown: (regionsShown.value || draft.value !== null) && lookingAt.value === null,
      framed: framed.value,
      drawn: shownVersion.value?.design ?? null,
      pixels: busy.value?.preview ? null : pixels.value,
      palette: paletteOf(tints.value),
    });
  });

  return (
    <div class="canvas-area">
      <div
        ref={element}
        id="canvas"
        class={`canvas tool-${tool.value}${framed.value ? ' framed' : ''}`}
        role="application"
        tabIndex={0}
        aria-label="Canvas"
        aria-roledescription="picture with regions"
        aria-describedby="canvas-keys"
        onPointerEnter={() => (hovered.value = true)}
        onPointerLeave={() => (hovered.value = false)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && tool.value === 'polygon') stage.current?.closeShape();
        }}
      >
        <p id="canvas-keys" class="unseen">
          Select a thing in the list of things. Arrow keys move it, with Shift further; plus and
          minus resize it, Delete removes it, Escape lets go of it.
        </p>
        {area.value.width > 0 && (
          <Paper view={view.value} loaded={(picture) => (pixels.value = picture)} />
        )}
        <div ref={holder} class="stage" />
        <Labels view={view.value} tracked={tracked.value} />
      </div>
      <Compare view={view.value} />
      <NamePopover view={view.value} area={area.value} />
      <div class="canvas-top">
        <Hint />
        <Thickness />
      </div>
      <div class="canvas-bottom">
        <Progress />
        <ApplyBar />
      </div>
    </div>
  );
}
