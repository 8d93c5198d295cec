import { expect, it } from 'vitest';
import { setLive } from '../src/state/conversation';
import { shownDesign } from '../src/state/design';
import { addEdits, discard } from '../src/state/edits';
import { live, version } from './fixtures';

it('is another one with each version and each size', () => {
  setLive(live());
  const first = shownDesign.value;
  addEdits([{ type: 'canvas', width: 512, height: 256 }]);
  expect(shownDesign.value).not.toBe(first);
  discard();
  expect(shownDesign.value).toBe(first);
  setLive(live({ current: 1, versions: [version(0, null), version(1, 0)] }));
  expect(shownDesign.value).not.toBe(first);
});
