/** What the studio sends and takes; /api/openapi.json says the same. */

/** Left, top, right, bottom in fractions of the picture. */
export type Edges = [number, number, number, number];
export type Point = [number, number];

export type Region = { box: Edges } | { ellipse: Edges } | { polygon: Point[] } | { mask: string };

export interface Entity {
  id: string;
  prompt: string;
  region: Region;
}

export interface Size {
  width: number;
  height: number;
}

export interface Design {
  canvas: Size;
  scene: string;
  style: string;
  negative: string;
  seed: number;
  /** Back to front. */
  entities: Entity[];
}

export type Edit =
  | { type: 'add'; entity: { id?: string; prompt: string; region: Region } }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; dx: number; dy: number }
  | {
      type: 'resize';
      id: string;
      widthFactor: number;
      heightFactor: number;
      anchor: 'centre' | 'foot';
    }
  | { type: 'reshape'; id: string; region: Region }
  | { type: 'reprompt'; id: string; prompt: string }
  | { type: 'recolour'; id: string; colour: string }
  | { type: 'reorder'; id: string; index: number }
  | { type: 'scene'; scene: string }
  | { type: 'style'; style: string }
  | { type: 'canvas'; width: number; height: number }
  | { type: 'reseed'; seed?: number };

/** What was seen of one thing in a picture; `right` is null where it was not looked at. */
export interface Check {
  id: string;
  found: boolean;
  iou: number | null;
  right: boolean | null;
  text: string;
}

export interface Version {
  number: number;
  parent: number | null;
  words: string;
  edits: string[];
  design: Design;
  picture: string | null;
  checked: Check[] | null;
  checkedNote?: string | null;
}

/** What was said and answered. Its number counts these; `Busy.turn` counts what was begun since the start. */
export interface Turn {
  number: number;
  said: string;
  reply: string;
  version: number | null;
  answered: number;
}

export type Stage = 'thinking' | 'queued' | 'loading' | 'drawing' | 'checking' | 'varying';

/** The turn that runs now. */
export interface Busy {
  turn: number;
  said: string;
  reply: string;
  version: number | null;
  stage: Stage;
  position?: number | null;
  step?: number | null;
  steps?: number | null;
  secondsLeft?: number | null;
  explanation?: string | null;
  preview: string | null;
}

export interface Variations {
  entity: string | null;
  asked: number;
  ready: { n: number; picture: string }[];
}

export interface Conversation {
  id: string;
  current: number | null;
  canUndo: boolean;
  canRedo: boolean;
  versions: Version[];
  turns: Turn[];
  busy: Busy | null;
  /** Turns that come after the one that runs. */
  waiting?: { turn: number; said: string }[];
  variations: Variations | null;
  lastEvent: string | null;
}

export interface ConversationLine {
  id: string;
  begun: number;
  changed: number;
  firstWords: string;
  versions: number;
  pictures: number;
  cover: string | null;
}

export interface RenderSettings {
  steps: number;
  cfg: number;
  guidance: number;
  width: number;
  height: number;
}

export type ModelState = 'waiting' | 'loading' | 'ready' | 'failed';

export interface Vocabulary {
  things: string[];
  colours: string[];
  scenes: string[];
  styles: string[];
}

export interface Studio {
  version: string;
  model: {
    name: string;
    width: number;
    height: number;
    steps: number;
    cfg: number;
    guidance: number;
    /** Whether there is a model that draws, and not only designs. */
    draws?: boolean;
    largest?: number | null;
    vocabulary?: Vocabulary | null;
    state: ModelState;
    message?: string | null;
  };
  mllm: {
    configured: boolean;
    model?: string | null;
    server?: string | null;
    message?: string | null;
  };
  settings: RenderSettings;
  data?: string | null;
  bound: boolean;
  examples: string[];
}

export interface GalleryPicture {
  conversation: string;
  version: number;
  words: string;
  made: number;
  picture: string;
  width: number;
  height: number;
}

export interface Opened {
  id: string;
  grounded: boolean;
  note?: string | null;
}

interface OfConversation {
  conversation: string;
}

export type StudioEvent =
  | { name: 'began'; data: OfConversation & { turn: number; said: string } }
  | { name: 'reply'; data: OfConversation & { turn: number; text: string } }
  | { name: 'designed'; data: OfConversation & { turn: number; version: number } }
  | { name: 'queued'; data: OfConversation & { turn: number; position: number } }
  | {
      name: 'planned';
      data: OfConversation & { turn: number; version: number; explanation: string };
    }
  | {
      name: 'step';
      data: OfConversation & {
        turn: number;
        version: number;
        step: number;
        steps: number;
        secondsLeft: number | null;
        preview: boolean;
      };
    }
  | { name: 'pictured'; data: OfConversation & { version: number } }
  | { name: 'failed'; data: OfConversation & { turn: number; message: string; cancelled: boolean } }
  | { name: 'checked'; data: OfConversation & { version: number } }
  | { name: 'varied'; data: OfConversation & { ready: number; asked: number } }
  | { name: 'ended'; data: OfConversation & { turn: number } }
  | { name: 'notkept'; data: OfConversation & { message: string } }
  | { name: 'model'; data: { state: ModelState } }
  | { name: 'reset'; data: Record<string, never> };

export const EVENT_NAMES: readonly StudioEvent['name'][] = [
  'began',
  'reply',
  'designed',
  'queued',
  'planned',
  'step',
  'pictured',
  'failed',
  'checked',
  'varied',
  'ended',
  'notkept',
  'model',
  'reset',
];
