import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Design, Size } from '../api/types';
import { camera } from '../state/camera';
import { busy, shownVersion } from '../state/conversation';
import { design, selectedThings, tints } from '../state/design';
import { DRAFT_ID, draft, dropAllDrafts, unnamed, unnamedId } from '../state/draft';
import { comparing, lookingAt, regionsShown, variationsShown } from '../state/looking';
import { masksDecoded } from '../state/masks';
import { openMenuAt } from '../state/menu';
import { rename } from '../state/renaming';
import { theme } from '../state/theme';
import { thickness, tool } from '../state/tool';
import { setTracked, tracked } from '../state/tracked';
import { ApplyBar } from './ApplyBar';
import { Compare } from './Compare';
import { gestures } from './gestures';
import { Hint } from './Hint';
import { hand } from './hand';
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
        entities: [
          ...design.entities,
          ...unnamed.value.map((region, i) => ({ id: unnamedId(i), prompt: '', region })),
          { id: DRAFT_ID, prompt: '', region: draft.value },
        ],
      };
}

export function Canvas() {
  const element = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const area = useSignal<Size>({ width: 0, height: 0 });
  const hovered = useSignal(false);
  const pixels = useSignal<HTMLImageElement | null>(null);
  // A finished picture is clean until somebody reaches for it.
  const framed = useComputed(
    () => shownVersion.value === undefined || hovered.value || tool.value !== 'select',
  );
  const view = useComputed(() => viewOf(area.value, design.value.canvas, camera.value));

  useEffect(() => {
    const host = element.current!;
    stage.current = new Stage(holder.current!, { ...hand, tracked: setTracked });
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
    if (elsewhere) dropAllDrafts();
  });

  useSignalEffect(() => {
    const shown = withDraft(design.value);
    void theme.value;
    void masksDecoded.value;
    stage.current?.show({
      design: shown,
      view: view.value,
      selected: draft.value ? [DRAFT_ID] : selectedThings.value.map((thing) => thing.id),
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
        onDblClick={(e) => {
          stage.current?.closeShape();
          const id = tool.value === 'select' ? stage.current?.thingAt(e) : null;
          if (id && id !== DRAFT_ID) rename(id);
        }}
        onContextMenu={(e) => openMenuAt(e, stage.current?.thingAt(e) ?? null)}
      >
        <p id="canvas-keys" class="unseen">
          Select a thing in the list of things. Arrow keys move it, with Shift further; plus and
          minus resize it, Delete removes it, Escape lets go of it. Shift and F10 open a menu, a
          question mark lists all keys.
        </p>
        {area.value.width > 0 && (
          <Paper view={view.value} loaded={(picture) => (pixels.value = picture)} />
        )}
        <div ref={holder} class="stage" />
        <Labels view={view.value} tracked={tracked.value} />
      </div>
      <div class="over-canvas">
        <Compare view={view.value} />
        <NamePopover view={view.value} area={area.value} />
      </div>
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
