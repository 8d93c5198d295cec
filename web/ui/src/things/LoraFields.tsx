import type { Studio } from '../api/types';
import { ExactField } from '../controls/ExactField';
import { type Range, wrongNumber } from '../design/exact';
import { design } from '../state/design';
import { edit } from '../state/sending';

const SCALE: Range = { least: -10, most: 10 };

const use = (name: string, scale: number): void => edit({ type: 'lora', name, scale });

/** The LoRAs that this picture is drawn with, and a way to those that it could be. */
export function LoraFields({ loras }: { loras: Studio['model']['loras'] }) {
  const chosen = design.value.loras ?? {};
  const now = loras.map(({ name, scale }) => ({ name, scale: chosen[name] ?? scale }));
  const used = now.filter(({ name, scale }) => scale !== 0 || name in chosen);
  const others = now.filter((lora) => !used.includes(lora)).map(({ name }) => name);
  return (
    <details class="drawing-fields" open={used.length > 0}>
      <summary>LoRAs</summary>
      {used.map(({ name, scale }) => (
        <ExactField
          key={name}
          label={name}
          value={`${scale}`}
          hint={scale === 0 ? 'Off; 1 is as it was trained' : ''}
          wrong={(text) => wrongNumber(text, SCALE)}
          onChange={(text) => use(name, Number(text))}
        />
      ))}
      {others.length > 0 && (
        <ExactField
          label="Add a LoRA"
          placeholder="its name"
          value=""
          known={others}
          longest={255}
          wrong={(text) =>
            others.includes(text) ? null : `There is no LoRA “${text}”; choose one of the list.`
          }
          onChange={(text) => use(text, 1)}
        />
      )}
    </details>
  );
}
