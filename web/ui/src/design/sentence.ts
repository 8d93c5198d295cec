/** A thing that was chosen from a list, in a colour or in none. */
export interface ChosenThing {
  name: string;
  colour: string | null;
}

/** What a sentence is made of. */
export interface Chosen {
  things: readonly ChosenThing[];
  /** As it ends a sentence, such as "on a beach"; may be empty. */
  scene: string;
}

export const NOTHING: Chosen = { things: [], scene: '' };

/** The sentence that asks for what was chosen; empty where nothing was. */
export function sentenceOf({ things, scene }: Chosen, begun: boolean): string {
  const named = listed(things.map(withArticle));
  if (!begun) return [named, scene].filter(Boolean).join(' ');
  return [named && `add ${named}`, scene && `put it ${scene}`].filter(Boolean).join('; ');
}

function withArticle({ name, colour }: ChosenThing): string {
  const words = colour === null ? name : `${colour} ${name}`;
  const several = /s$/.test(name) && !/(?:ss|us|os)$/.test(name);
  if (several) return `some ${words}`;
  return `${/^(?:[aeio]|u(?!ni|fo))/i.test(words) ? 'an' : 'a'} ${words}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** One thing more, or one less. */
export function withThing(chosen: Chosen, name: string): Chosen {
  const others = chosen.things.filter((thing) => thing.name !== name);
  return others.length < chosen.things.length
    ? { ...chosen, things: others }
    : { ...chosen, things: [...chosen.things, { name, colour: null }] };
}

/** The thing that was chosen last in another colour, or in none again. */
export function withColour(chosen: Chosen, colour: string): Chosen {
  const last = chosen.things[chosen.things.length - 1];
  if (last === undefined) return chosen;
  const painted = { ...last, colour: last.colour === colour ? null : colour };
  return { ...chosen, things: [...chosen.things.slice(0, -1), painted] };
}

export const withScene = (chosen: Chosen, scene: string): Chosen => ({
  ...chosen,
  scene: chosen.scene === scene ? '' : scene,
});
