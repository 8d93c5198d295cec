import type { Design, Edit, Entity } from '../api/types';
import { boundsOf, type Masks, movedWithin, resizedWithin, stretched, tidy } from './region';

/**
 * The design after an edit, as the studio will have it, so that the canvas need not wait for the
 * answer. An edit that does not fit any more (its thing is gone or locked) changes nothing.
 */
export function applied(design: Design, edit: Edit, masks: Masks): Design {
  if (lockedAgainst(design, edit) !== undefined) return design;
  switch (edit.type) {
    case 'add': {
      const id = edit.entity.id ?? freeId(design, edit.entity.prompt);
      // The studio has it by now.
      if (design.entities.some((e) => e.id === id)) return design;
      return { ...design, entities: [...design.entities, { ...edit.entity, id }] };
    }
    case 'remove':
      return { ...design, entities: design.entities.filter((e) => e.id !== edit.id) };
    case 'move':
      return withThing(design, edit.id, (thing) => {
        const bounds = boundsOf(thing.region, masks);
        return {
          ...thing,
          region: stretched(thing.region, movedWithin(bounds, edit.dx, edit.dy), masks),
        };
      });
    case 'resize':
      return withThing(design, edit.id, (thing) => {
        const bounds = boundsOf(thing.region, masks);
        const to = resizedWithin(bounds, edit.widthFactor, edit.heightFactor, edit.anchor);
        return { ...thing, region: stretched(thing.region, to, masks) };
      });
    case 'reshape':
      return withThing(design, edit.id, (thing) => ({ ...thing, region: edit.region }));
    case 'reprompt':
      return withThing(design, edit.id, (thing) => ({ ...thing, prompt: edit.prompt }));
    case 'recolour':
      return design;
    case 'reorder': {
      const thing = design.entities.find((e) => e.id === edit.id);
      if (!thing) return design;
      const rest = design.entities.filter((e) => e.id !== edit.id);
      rest.splice(Math.max(0, Math.min(edit.index, rest.length)), 0, thing);
      return { ...design, entities: rest };
    }
    case 'lock':
      return withThing(design, edit.id, ({ locked: _, ...thing }) =>
        edit.locked ? { ...thing, locked: true } : thing,
      );
    case 'hide':
      return withThing(design, edit.id, ({ hidden: _, ...thing }) =>
        edit.hidden ? { ...thing, hidden: true } : thing,
      );
    case 'seed':
      return withThing(design, edit.id, ({ seed: _, ...thing }) =>
        edit.seed === null ? thing : { ...thing, seed: edit.seed },
      );
    case 'strength':
      return withThing(design, edit.id, ({ strength: _, ...thing }) =>
        edit.strength === null ? thing : { ...thing, strength: edit.strength },
      );
    case 'scene':
      return { ...design, scene: edit.scene };
    case 'style':
      return { ...design, style: edit.style };
    case 'stylePicture': {
      const { stylePicture: _, ...rest } = design;
      const things = edit.things ? { things: edit.things } : {};
      return edit.image === null
        ? rest
        : { ...rest, stylePicture: { scale: edit.scale ?? 0.7, ...things } };
    }
    case 'lora':
      return { ...design, loras: { ...design.loras, [edit.name]: edit.scale } };
    case 'negative':
      return { ...design, negative: edit.negative };
    case 'canvas':
      return { ...design, canvas: { width: edit.width, height: edit.height } };
    case 'reseed':
      return edit.seed === undefined ? design : { ...design, seed: edit.seed };
  }
}

/** The locked thing because of which the studio would refuse an edit. */
export function lockedAgainst(design: Design, edit: Edit): Entity | undefined {
  if (edit.type === 'lock' || edit.type === 'add') return undefined;
  const id = idOf(edit);
  if (id === undefined && edit.type !== 'canvas') return undefined;
  return design.entities.find((e) => e.locked && (id === undefined || e.id === id));
}

export const allApplied = (design: Design, edits: readonly Edit[], masks: Masks): Design =>
  edits.reduce((d, edit) => applied(d, edit, masks), design);

function withThing(design: Design, id: string, change: (thing: Entity) => Entity): Design {
  return { ...design, entities: design.entities.map((e) => (e.id === id ? change(e) : e)) };
}

/** What a thing is called, without the article that a caption puts before it. */
export const withoutArticle = (name: string): string =>
  name.trim().replace(/^(?:an?|the)\s+(?=\S)/i, '');

/** The first of "cat", "cat-2", "cat-3", … that no thing has. */
export function freeId(design: Design, prompt: string): string {
  const words = prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const word = words[words.length - 1] ?? 'thing';
  let id = word;
  for (let n = 2; design.entities.some((e) => e.id === id); n++) id = `${word}-${n}`;
  return id;
}

/** What an edit is about; ids of things hold no blanks. */
export const idOf = (edit: Edit): string | undefined => {
  if (edit.type === 'add') return edit.entity.id;
  if (edit.type === 'lora') return `lora ${edit.name}`;
  return 'id' in edit ? edit.id : undefined;
};

/**
 * The list with one more edit, said as briefly as possible: ten presses of an arrow key are one
 * move, and a thing that was added a moment ago is simply added where it is now.
 */
export function joined(edits: readonly Edit[], next: Edit, masks: Masks): Edit[] {
  const id = idOf(next);
  const at = edits.findLastIndex((edit) =>
    id === undefined ? edit.type === next.type : idOf(edit) === id,
  );
  const before = edits[at];
  if (before === undefined) return [...edits, next];
  const merged = mergedPair(before, next, masks);
  if (merged === undefined) return [...edits, next];
  return edits.toSpliced(at, 1, ...merged);
}

function mergedPair(before: Edit, next: Edit, masks: Masks): Edit[] | undefined {
  if (before.type === 'add') {
    if (next.type === 'remove') return [];
    return intoAdd(before, next, masks);
  }
  // Without what was unlocked before, it could not be done.
  if (before.type === 'lock' && next.type !== 'lock') return undefined;
  if (next.type === 'remove') return before.type === 'remove' ? [before] : [next];
  if (before.type === 'move' && next.type === 'move') {
    const dx = tidy(before.dx + next.dx);
    const dy = tidy(before.dy + next.dy);
    return dx === 0 && dy === 0 ? [] : [{ ...before, dx, dy }];
  }
  if (before.type === 'resize' && next.type === 'resize' && before.anchor === next.anchor) {
    return [
      {
        ...before,
        widthFactor: tidy(before.widthFactor * next.widthFactor),
        heightFactor: tidy(before.heightFactor * next.heightFactor),
      },
    ];
  }
  if (before.type === 'reshape' && (next.type === 'move' || next.type === 'resize')) {
    return [reshapedBy(before, next, masks)];
  }
  if (before.type === next.type) return [next];
  return undefined;
}

type Add = Extract<Edit, { type: 'add' }>;
type Reshape = Extract<Edit, { type: 'reshape' }>;
type Shift = Extract<Edit, { type: 'move' | 'resize' }>;

function intoAdd(add: Add, next: Edit, masks: Masks): Edit[] | undefined {
  switch (next.type) {
    case 'move':
    case 'resize': {
      const region = reshapedBy(
        { type: 'reshape', id: next.id, region: add.entity.region },
        next,
        masks,
      ).region;
      return [{ ...add, entity: { ...add.entity, region } }];
    }
    case 'reshape':
      return [{ ...add, entity: { ...add.entity, region: next.region } }];
    case 'reprompt':
      return [{ ...add, entity: { ...add.entity, prompt: next.prompt } }];
    default:
      return undefined;
  }
}

function reshapedBy(reshape: Reshape, shift: Shift, masks: Masks): Reshape {
  const bounds = boundsOf(reshape.region, masks);
  const to =
    shift.type === 'move'
      ? movedWithin(bounds, shift.dx, shift.dy)
      : resizedWithin(bounds, shift.widthFactor, shift.heightFactor, shift.anchor);
  return { ...reshape, region: stretched(reshape.region, to, masks) };
}

/** An edit in a few words, for what waits to be drawn. */
export function inWords(edit: Edit, name = (id: string): string => id): string {
  const thing = 'id' in edit ? name(edit.id) : '';
  switch (edit.type) {
    case 'add':
      return `add ${edit.entity.prompt}`;
    case 'remove':
      return `remove ${thing}`;
    case 'move':
      return `move ${thing} ${direction(edit.dx, edit.dy)}`;
    case 'resize':
      return `make ${thing} ${edit.widthFactor * edit.heightFactor >= 1 ? 'larger' : 'smaller'}`;
    case 'reshape':
      return `reshape ${thing}`;
    case 'reprompt':
      return `${thing} becomes ${edit.prompt}`;
    case 'recolour':
      return `${thing} in ${edit.colour}`;
    case 'reorder':
      return `reorder ${thing}`;
    case 'lock':
      return `${edit.locked ? 'lock' : 'unlock'} ${thing}`;
    case 'hide':
      return `${edit.hidden ? 'hide' : 'show'} ${thing}`;
    case 'seed':
      return edit.seed === null ? `${thing} from the picture's seed` : `draw ${thing} anew`;
    case 'strength':
      return `strength of ${thing}`;
    case 'scene':
      return edit.scene === '' ? 'no scene' : `scene: ${edit.scene}`;
    case 'style':
      return edit.style === '' ? 'no style' : `style: ${edit.style}`;
    case 'stylePicture':
      return edit.image === null ? 'no style picture' : 'in the style of a picture';
    case 'lora':
      return edit.scale === 0 ? `LoRA ${edit.name} off` : `LoRA ${edit.name} × ${edit.scale}`;
    case 'negative':
      return edit.negative === '' ? 'leave nothing out' : `leave out: ${edit.negative}`;
    case 'canvas':
      return `${edit.width} × ${edit.height}`;
    case 'reseed':
      return 'draw anew';
  }
}

function direction(dx: number, dy: number): string {
  const parts: string[] = [];
  const percent = (value: number): string => `${Math.max(1, Math.round(Math.abs(value) * 100))} %`;
  if (Math.abs(dx) >= 0.005) parts.push(`${percent(dx)} ${dx < 0 ? 'left' : 'right'}`);
  if (Math.abs(dy) >= 0.005) parts.push(`${percent(dy)} ${dy < 0 ? 'up' : 'down'}`);
  return parts.length === 0 ? 'a little' : parts.join(', ');
}
