import { IconButton } from '../controls/Button';
import { closeReply, lastReply } from '../state/reply';
import { Markdown } from './Markdown';

/** Where the chat is out of sight: what was answered, for a while. */
export function LastReply() {
  const reply = lastReply.value;
  if (reply === null) return null;
  return (
    <div class={`last-reply${reply.failed ? ' failed' : ''}`}>
      <Markdown text={reply.text} />
      <IconButton label="Close the reply" icon="close" onClick={closeReply} />
    </div>
  );
}
