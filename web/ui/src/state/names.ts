import { computed } from '@preact/signals';
import type { Edit, Entity } from '../api/types';
import { design } from './design';
import { taken } from './edits';
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

/** The thing that has a name that cannot be drawn. */
export const wronglyNamed = computed(() =>
  design.value.entities.find(({ id, prompt }) => refusedName(id, prompt)),
);

/** Why a thing cannot be called as it is; undefined where nothing is wrong with it. */
export function refusedName(thing: string, prompt: string): RefusedName | undefined {
  const name = refused.value;
  return name?.thing === thing && name.prompt === prompt ? name : undefined;
}

const named = (edit: Edit) =>
  edit.type === 'add' ? edit.entity : edit.type === 'reprompt' ? edit : undefined;

const plain = (name: string): string => name.toLowerCase().split(/\s+/).join(' ');

/** What was typed a moment ago for a thing of which the model draws something simpler. */
export function typedFor({ id, prompt }: Entity): string | undefined {
  const typed = taken.value?.edits.map(named).findLast((each) => each?.id === id)?.prompt;
  return typed === undefined || plain(typed) === plain(prompt) ? undefined : typed;
}
