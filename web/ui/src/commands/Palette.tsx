import { type Choice, ChoiceDialog } from '../controls/ChoiceDialog';
import { showOverlay } from '../state/layout';
import { conversations, titleOf } from '../state/library';
import { show } from '../state/reading';
import { COMMANDS } from './all';

interface Entry extends Choice {
  run: () => void;
}

const MOST = 60;

/** What can be done now, and where one can go. */
function entries(): Entry[] {
  const commands = COMMANDS.filter((c) => c.run && c.byName !== false && (c.can?.() ?? true));
  return [
    ...commands.map(({ name, icon = 'more', keys, shown, run }) => ({
      name,
      icon,
      note: keys?.[0] ?? shown,
      run: () => run!(''),
    })),
    ...conversations.value.map((kept) => ({
      name: `Go to ${titleOf(kept)}`,
      icon: 'chat' as const,
      run: () => void show(kept.id),
    })),
  ];
}

/** Everything that the page can do, by its name. */
export function Palette() {
  return (
    <ChoiceDialog
      title="Commands"
      label="What to do"
      placeholder="What to do, or a conversation to go to"
      class="palette"
      choices={entries}
      most={MOST}
      onChoose={({ run }) => {
        showOverlay(null);
        // The dialog gives the focus back first; a command may put it elsewhere.
        requestAnimationFrame(run);
      }}
      onClose={() => showOverlay(null)}
    />
  );
}
