import { design } from './design';
import { state } from './signal';

/** A name that the model cannot draw, until the thing has another one. */
export interface RefusedName {
  thing: string;
  prompt: string;
  reason: string;
  suggestions: readonly string[];
}

const [refused, setRefused] = state<RefusedName | null>(null);

export function refuseName(thing: string, reason: string, suggestions: readonly string[]): void {
  const prompt = design.value.entities.find((e) => e.id === thing)?.prompt;
  setRefused(prompt === undefined ? null : { thing, prompt, reason, suggestions });
}

/** Why a thing cannot be called as it is; undefined where nothing is wrong with it. */
export function refusedName(thing: string, prompt: string): RefusedName | undefined {
  const name = refused.value;
  return name?.thing === thing && name.prompt === prompt ? name : undefined;
}
