import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { connection } from '../state/connection';
import { notice, setNotice } from '../state/notices';
import { studio } from '../state/studio';

/** What is wrong apart from any turn, above everything else. */
export function Banner() {
  const model = studio.value?.model;
  return (
    <>
      {connection.value === 'down' && (
        <div class="banner warn" role="status">
          <Icon name="warn" />
          <span>
            The studio does not answer. If it was ended, start it again with{' '}
            <code>./eligen web</code>; this page goes on by itself.
          </span>
        </div>
      )}
      {model?.state === 'failed' && (
        <div class="banner warn" role="status">
          <Icon name="warn" />
          <span>
            {model.message ??
              `The model ${model.name} could not be loaded; look at the terminal that runs the studio.`}
          </span>
        </div>
      )}
      {notice.value !== null && <Notice key={notice.value} text={notice.value} />}
    </>
  );
}

const READ_MS = 8_000;

/** Goes away by itself, but not while somebody points at it. */
function Notice({ text }: { text: string }) {
  const timer = useRef<number | undefined>(undefined);
  const hold = (): void => window.clearTimeout(timer.current);
  const go = (): void => {
    hold();
    timer.current = window.setTimeout(() => setNotice(null), READ_MS);
  };
  useEffect(() => {
    go();
    return hold;
  }, []);
  return (
    <div
      class="banner"
      role="alert"
      onPointerEnter={hold}
      onPointerLeave={go}
      onFocusIn={hold}
      onFocusOut={go}
    >
      <span>{text}</span>
      <IconButton label="Dismiss" icon="close" onClick={() => setNotice(null)} />
    </div>
  );
}
