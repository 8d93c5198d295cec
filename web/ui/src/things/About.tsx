import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import { TextButton } from '../controls/Button';
import { type Recipe, recipeIn } from '../design/recipe';
import { live, shownVersion } from '../state/conversation';
import { copyText } from '../state/copying';
import { complain } from '../state/notices';

/** What the picture that is shown tells of itself: it carries its recipe. */
export function About() {
  const open = useSignal(false);
  const recipe = useSignal<Recipe | null>(null);
  const picture = shownVersion.value?.picture ?? null;
  useEffect(() => {
    recipe.value = null;
    if (!open.value || picture === null) return;
    let wanted = true;
    api
      .picture(picture)
      .then(recipeIn)
      .then((found) => {
        if (wanted) recipe.value = found;
      }, complain);
    return () => {
      wanted = false;
    };
  }, [open.value, picture]);
  if (picture === null) return null;
  return (
    <details class="about" onToggle={(e) => (open.value = e.currentTarget.open)}>
      <summary>About this picture</summary>
      <Facts recipe={recipe.value} />
    </details>
  );
}

function Facts({ recipe }: { recipe: Recipe | null }) {
  const number = shownVersion.value?.number;
  const made = live.value?.turns.find((turn) => turn.version === number)?.answered;
  const { request, model } = recipe ?? {};
  const loras = model?.loras.map(({ name, scale }) => `${name} × ${scale}`).join(', ');
  const facts: readonly (readonly [string, unknown])[] = [
    ['Version', number],
    ['Made', made && new Date(made).toLocaleString()],
    ['Model', model?.name],
    ['LoRAs', model && (loras || 'none')],
    ['Seed', request?.seed],
    ['Size', request && `${request.width} × ${request.height}`],
    ['Steps', request?.steps],
    ['CFG', request?.cfg],
    ['Guidance', request?.guidance],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </>
          ),
        )}
      </dl>
      {recipe && (
        <TextButton icon="copy" onClick={() => void copyText(recipe.text, 'Recipe')}>
          Copy the recipe
        </TextButton>
      )}
    </>
  );
}
