const KEYS: readonly (readonly [string, string])[] = [
  ['Enter', 'Send; Shift+Enter begins a new line'],
  ['↑ in an empty line', 'What was said before'],
  ['Arrow keys', 'Move the selected thing; Shift goes further'],
  ['+ and −', 'Make it larger or smaller'],
  ['Delete', 'Remove it'],
  ['Escape', 'Let go of it, close, or leave a tool'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'Undo, redo'],
  ['V R O P B E', 'Select, box, ellipse, polygon, brush, eraser'],
  ['I', 'Turn the selected shape inside out'],
  ['H', 'Show or hide the regions'],
  ['Ctrl+wheel, two fingers', 'Zoom; 0 shows the whole picture'],
];

export function Shortcuts() {
  return (
    <section>
      <h3>Keyboard</h3>
      <table class="keys">
        <tbody>
          {KEYS.map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
