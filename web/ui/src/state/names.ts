import { computed } from '@preact/signals';
import type { Edit, Entity, RefusedName } from '../api/types';
import { design } from './design';
import { taken } from './edits';
import { state } from './signal';

/** A name that the model cannot draw, until the thing has another one. */
interface Wrong extends RefusedName {
  prompt: string;
}

const [refused, setRefused] = state<readonly Wrong[]>([]);

/** Those that were refused last; of those before some have other names by now. */
export function refuseNames(names: readonly RefusedName[]): void {
  const promptOf = (id: string) => design.value.entities.find((e) => e.id === id)?.prompt;
  setRefused(
    names.flatMap((name) => {
      const prompt = promptOf(name.thing);
      return prompt === undefined ? [] : [{ ...name, prompt }];
    }),
  );
}

/** The frontmost thing that has a name that cannot be drawn. */
export const wronglyNamed = computed(() =>
  design.value.entities.findLast(({ id, prompt }) => refusedName(id, prompt)),
);

/** Why a thing cannot be called as it is; undefined where nothing is wrong with it. */
export const refusedName = (thing: string, prompt: string): RefusedName | undefined =>
  refused.value.find((name) => name.thing === thing && name.prompt === prompt);

const named = (edit: Edit) =>
  edit.type === 'add' ? edit.entity : edit.type === 'reprompt' ? edit : undefined;

const plain = (name: string): string => name.toLowerCase().split(/\s+/).join(' ');

/** What was typed a moment ago for a thing of which the model draws something simpler. */
export function typedFor({ id, prompt }: Entity): string | undefined {
  const typed = taken.value?.edits.map(named).findLast((each) => each?.id === id)?.prompt;
  return typed === undefined || plain(typed) === plain(prompt) ? undefined : typed;
}
