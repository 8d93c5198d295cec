import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { busy, conversationId, live } from '../state/conversation';
import { sent } from '../state/edits';
import { loading } from '../state/layout';
import { queue } from '../state/queue';
import type { Live } from '../state/reduce';
import { waiting } from '../state/said';
import { studio } from '../state/studio';
import { type Line, linesOf } from '../state/turns';
import { AttachedPicture } from './AttachedPicture';
import { Composer } from './Composer';
import { FailureView } from './FailureView';
import { LastReply } from './LastReply';
import { LostWords } from './LostWords';
import { RunningTurn } from './RunningTurn';
import { Said } from './Said';
import { Next, Suggestions } from './Suggestions';
import { TurnView } from './TurnView';
import { ComingTurns, WaitingTurns } from './WaitingTurns';
import { Welcome } from './Welcome';

/** A reader who scrolled up this far, in pixels, is not pulled down again. */
const NEAR_END = 120;

export function Chat() {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const state = live.value;
  const running = busy.value;
  const lines = state ? linesOf(state) : [];
  const empty = lines.length === 0 && running === null && waiting.value.length === 0;

  useEffect(() => {
    atEnd.current = true;
  }, [conversationId.value, waiting.value.length > 0]);
  const begun = running !== null || queue.value.length > 0;
  useLayoutEffect(() => {
    // By hand as well as in words: whoever had something done wants to see it.
    if (begun) atEnd.current = true;
  }, [begun, sent.value.length > 0]);
  useEffect(() => {
    // A phone that is turned, or a window that gets lower, leaves the newest words in sight.
    const observer = new ResizeObserver(() => {
      const element = log.current!;
      height.current = element.scrollHeight;
      if (atEnd.current && element.querySelector('.turns')) element.scrollTop = height.current;
    });
    observer.observe(log.current!);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    height.current = element.scrollHeight;
    if (empty) element.scrollTop = 0;
    else if (atEnd.current) element.scrollTop = element.scrollHeight;
  });

  return (
    <section class="chat" aria-label="Conversation">
      <div
        ref={log}
        class="log"
        role="region"
        aria-label="What was said"
        tabIndex={0}
        onScroll={(e) => {
          const { scrollHeight, scrollTop, clientHeight } = e.currentTarget;
          // Scrolled by what came and went, not by the reader.
          if (scrollHeight !== height.current) return;
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
        }}
      >
        {loading.value ||
        (conversationId.value !== null && state === null && empty) ? null : empty ? (
          <Welcome />
        ) : (
          <ol class="turns">
            {state &&
              lines.map((line) =>
                line.kind === 'turn' ? (
                  <TurnView key={`turn-${line.turn.number}`} {...line} state={state} />
                ) : (
                  <li key={`failure-${line.failure.turn}`} class="turn">
                    <Said words={line.failure.said} />
                    <FailureView failure={line.failure} />
                  </li>
                ),
              )}
            {running && <RunningTurn turn={running} />}
            <ComingTurns />
          </ol>
        )}
        {state && !empty && running === null && waiting.value.length === 0 && (
          <After state={state} last={lines[lines.length - 1]} />
        )}
      </div>
      <LastReply />
      <WaitingTurns />
      <LostWords />
      <AttachedPicture />
      <Composer />
    </section>
  );
}

/** What may be said once a turn is over: instead of what was refused, or else next. */
function After({ state, last }: { state: Live; last: Line | undefined }) {
  if (state.suggestions.length > 0) return <Suggestions sentences={state.suggestions} />;
  // Version 0 is the empty canvas: whoever has made nothing yet still looks for a way to begin.
  if (state.versions.length < 2) return <Suggestions sentences={studio.value?.examples ?? []} />;
  const refused = last?.kind === 'turn' && last.outcome === 'same';
  return <Next sentences={state.next} refused={refused} />;
}
