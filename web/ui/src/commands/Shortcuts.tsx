import { Dialog } from '../controls/Dialog';
import { showOverlay } from '../state/layout';
import { COMMANDS } from './all';

/** All keys and what they do. */
export function Shortcuts() {
  const rows = COMMANDS.flatMap(({ name, keys, shown }) => {
    const key = shown ?? keys?.[0];
    return key === undefined ? [] : [{ name, key }];
  });
  return (
    <Dialog title="Keys" onClose={() => showOverlay(null)}>
      <table class="keys">
        <tbody>
          {rows.map(({ name, key }) => (
            <tr key={name}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
