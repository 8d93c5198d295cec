import { useEffect, useRef } from 'preact/hooks';
import { busy, conversationId, live, loading, waiting } from '../state/store';
import { Composer } from './Composer';
import { RunningTurn } from './RunningTurn';
import { TurnView } from './TurnView';
import { Welcome } from './Welcome';

/** A reader who scrolled up this far, in pixels, is not pulled down again. */
const NEAR_END = 120;

export function Chat() {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const state = live.value;
  const running = busy.value;
  const turns = state?.turns.filter((t) => t.number !== running?.turn) ?? [];
  const empty = turns.length === 0 && running === null && waiting.value.length === 0;

  useEffect(() => {
    atEnd.current = true;
  }, [conversationId.value]);
  useEffect(() => {
    const element = log.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
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
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
        }}
      >
        {loading.value || (conversationId.value !== null && state === null) ? null : empty ? (
          <Welcome />
        ) : (
          <ol class="turns">
            {state && turns.map((turn, i) => <TurnView key={turn.number} turn={turn} before={turns[i - 1]} state={state} />)}
            {running && <RunningTurn turn={running} />}
            {waiting.value.map((w) => (
              <li key={`waiting-${w.key}`} class="turn waiting">
                <p class="said">{w.said}</p>
                <p class="muted">{running ? 'Comes next' : 'Sending…'}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
      <Composer />
    </section>
  );
}
