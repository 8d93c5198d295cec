// Written by "npm run types" from the studio's OpenAPI document; change that instead.

/** What is wrong and what to do */
export interface ErrorMessage {
  error: string;
  /** Where nothing else is wrong: all things that need other names */
  names?: RefusedName[];
}

/** A thing is called what the model cannot draw */
export interface RefusedName {
  /** Its id */
  thing: string;
  reason: string;
  /** Names that it may have instead, the likeliest first */
  suggestions: string[];
}

export interface AcceptedTurn {
  /** Counts the turns of an open conversation; not the number that a turn has once it is over */
  turn: number;
}

/** How pictures are drawn */
export interface Settings {
  steps: number;
  cfg: number;
  guidance: number;
  width: number;
  height: number;
}

/** Settings that become others; the rest stay */
export interface SettingsChange {
  steps?: Settings['steps'];
  cfg?: Settings['cfg'];
  guidance?: Settings['guidance'];
  width?: Settings['width'];
  height?: Settings['height'];
}

export type ModelState = 'waiting' | 'loading' | 'ready' | 'failed';

/** What the model can draw; a model that knows all words has none */
export interface Vocabulary {
  things: string[];
  /** The same things under headings, to choose from */
  kinds: { name: string; things: string[] }[];
  colours: string[];
  /** All names of the things that cannot be asked for in a colour */
  uncoloured: string[];
  scenes: string[];
  /** All phrases by which it knows a place, those of "scenes" among them */
  places: string[];
  styles: string[];
}

/** The model that draws, and what it usually draws with */
export interface PictureModel {
  name: string;
  width: number;
  height: number;
  steps: number;
  cfg: number;
  guidance: number;
  /** Whether pictures are drawn at all */
  draws: boolean;
  /** Whether it draws in the style of a picture */
  takesStyle: boolean;
  state: ModelState;
  /** Why it cannot be used */
  message?: string;
  vocabulary?: Vocabulary;
  /** LoRAs that a design may choose, with the scales that they have where it does not */
  loras: {
    name: string;
    /** How strongly it acts: 1 as it was trained, 0 not at all; from -10 to 10 */
    scale: number;
  }[];
}

/** The server of the language model */
export interface ModelServer {
  configured: boolean;
  model?: string;
  /** Where it is; for whoever started the studio alone */
  server?: string;
  message?: string;
}

export interface Studio {
  version: string;
  model: PictureModel;
  mllm: ModelServer;
  settings: Settings;
  /** Where everything is kept, for the terminal's own browser */
  data: string | null;
  /** Whether these are the conversations of the terminal */
  bound: boolean;
  examples: string[];
  /** Whether there is a password, so that there is something to log out of */
  password: boolean;
  /** How much of the disk this browser's conversations take */
  room: {
    /** Bytes */
    taken: number;
    /** Bytes that may be kept; null where nothing bounds them */
    most: number | null;
  };
}

export interface ConversationSummary {
  id: string;
  begun: number;
  changed: number;
  /** That somebody gave it */
  name: string | null;
  /** What its design shows, in words; how it began where it shows nothing; empty where nothing was made */
  title: string;
  pinned: boolean;
  versions: number;
  pictures: number;
  /** Where its last picture can be had, made small */
  cover: string | null;
}

export interface KeptPicture {
  conversation: string;
  version: number;
  words: string;
  made: number;
  picture: string;
  width: number;
  height: number;
}

export interface OpenedFile {
  id: string;
  /** Whether the design holds things */
  grounded: boolean;
  note?: string;
  /** What size a picture from elsewhere became, and why, where it had another */
  resized?: string;
}

/** In pixels */
export interface Size {
  width: number;
  height: number;
}

/** Left, top, right and bottom, in fractions of the picture */
export type Edges = [number, number, number, number];

/** From the left and from the top, in fractions of the picture */
export type Point = [number, number];

/** A mask is a PNG of the canvas's size, inside where it is 128 or more */
export type Region =
  | { box: Edges }
  | { ellipse: Edges }
  | { polygon: Point[] }
  | { mask: string };

/** A thing in the picture */
export interface Entity {
  id: string;
  prompt: string;
  region: Region;
  /** Where it is there, its words, place and pixels stay, and every edit but "lock" is refused */
  locked?: boolean;
  /** Where it is there, its place shows what is behind it */
  hidden?: boolean;
  /** Of the noise of the cells in which it shows, where that is not the picture's: 0 to 2^64 - 1; a text beyond 2^53 */
  seed?: number | string;
  /** How strongly it is drawn anew where it changes and stays itself, 0.05 to 1; as each change asks for where it is not there */
  strength?: number;
}

export interface NewEntity {
  /** A free one is found where it is left out */
  id?: string;
  prompt: string;
  region: Region;
  seed?: number | string;
  strength?: number;
}

export interface StylePicture {
  /** A JPEG as a data URI, where one design is asked for */
  image?: string;
  /** Of that JPEG, where a whole conversation is */
  sha256?: string;
  /** How strongly it acts, above 0 to 2 */
  scale: number;
  /** Ids of the things that alone are drawn in its style; everything where it is left out */
  things?: string[];
}

export interface Design {
  canvas: Size;
  scene: string;
  style: string;
  /** What shall not be drawn from now on */
  negative: string;
  /** 0 to 2^64 - 1; a text beyond 2^53 */
  seed: number | string;
  /** Back to front */
  entities: Entity[];
  stylePicture?: StylePicture;
  /** Scales of LoRAs by name, where this design has its own */
  loras?: Record<string, number>;
}

export type Edit =
  | { type: 'add'; entity: NewEntity }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; dx: number; dy: number }
  | { type: 'resize'; id: string; widthFactor: number; heightFactor: number; anchor?: 'centre' | 'foot' }
  | { type: 'reshape'; id: string; region: Region }
  | { type: 'reprompt'; id: string; prompt: string }
  | { type: 'recolour'; id: string; colour: string }
  | { type: 'reorder'; id: string; index: number }
  | { type: 'lock'; id: string; locked: boolean }
  | { type: 'hide'; id: string; hidden: boolean }
  | {
    type: 'seed';
    id: string;
    /** Null is the picture's */
    seed: number | string | null;
  }
  | {
    type: 'strength';
    id: string;
    /** Null is as each change asks for */
    strength: number | null;
  }
  | { type: 'scene'; scene: string }
  | { type: 'style'; style: string }
  | {
    type: 'stylePicture';
    /** A picture's file in Base64, to draw in the style of; null for none */
    image: string | null;
    /** How strongly it acts, above 0 to 2; 0.7 where it is left out */
    scale?: number;
    /** Ids of the things that alone are drawn in its style; everything where it is left out */
    things?: string[];
  }
  | {
    type: 'lora';
    /** One that the model has */
    name: string;
    /** How strongly it acts: 1 as it was trained, 0 not at all; from -10 to 10 */
    scale: number;
  }
  | { type: 'negative'; negative: string }
  | { type: 'canvas'; width: number; height: number }
  | {
    type: 'reseed';
    /** 0 to 2^64 - 1, also as a text; a random one where it is left out */
    seed?: number | string;
  };

/** What was seen of one thing in a picture; null where it was not looked at */
export interface Check {
  id: string;
  found: boolean | null;
  iou: number | null;
  right: boolean | null;
  text: string;
}

export interface Version {
  number: number;
  parent: number | null;
  words: string;
  /** What changed since the parent, in words */
  edits: string[];
  design: Design;
  picture: string | null;
  checked: Check[] | null;
  /** Why nothing could be checked */
  checkedNote?: string;
}

/** What was said and answered */
export interface TurnRecord {
  /** Counts what is over; not the number that a turn has while it waits and runs */
  number: number;
  said: string;
  reply: string;
  /** The current one once it was over */
  version: number;
  /** When, in milliseconds since 1970 */
  answered: number;
}

/** A turn that waits for the one that runs */
export interface WaitingTurn {
  turn: number;
  said: string;
}

/** What a turn is at */
export type TurnStage = 'thinking' | 'queued' | 'loading' | 'drawing' | 'checking' | 'varying';

/** The turn that runs */
export interface Progress {
  turn: number;
  said: string;
  reply: string;
  /** The one that it made, once it did */
  version: number | null;
  stage: TurnStage;
  /** How many pictures are drawn before this one */
  position?: number;
  step?: number;
  steps?: number;
  secondsLeft?: number;
  /** What is drawn anew, in words */
  explanation?: string;
  /** Where the picture is, as far as it is drawn: to be laid over the old one, of which it shows nothing anew where it is transparent */
  preview: string | null;
}

/** Pictures to choose from */
export interface Variations {
  /** The one thing that is drawn anew, or null */
  entity: string | null;
  asked: number;
  ready: { n: number; picture: string }[];
}

export interface Conversation {
  id: string;
  current: number;
  canUndo: boolean;
  canRedo: boolean;
  versions: Version[];
  turns: TurnRecord[];
  busy: Progress | null;
  waiting: WaitingTurn[];
  /** What may be said next, each a whole sentence; none while a turn runs */
  next: string[];
  variations: Variations | null;
  /** Id of the last event that this includes */
  lastEvent: string;
}

/** A server-sent event: its name, and what its data holds as JSON */
export type StudioEvent =
  /** A turn begins */
  | { event: 'began'; data: { conversation: string; turn: number; said: string } }
  /** The answer, as far as it is written */
  | {
    event: 'reply';
    data: {
      conversation: string;
      turn: number;
      text: string;
      /** What may be said next, each a whole sentence */
      suggestions?: string[];
    };
  }
  /** The turn made a version */
  | { event: 'designed'; data: { conversation: string; turn: number; version: number } }
  /** The picture waits; "position" others are drawn before it */
  | { event: 'queued'; data: { conversation: string; turn: number; position: number } }
  /** The picture is about to be drawn */
  | { event: 'planned'; data: { conversation: string; turn: number; version: number; explanation: string } }
  /** The picture is drawn so far; "preview" says whether it can be seen */
  | { event: 'step'; data: { conversation: string; turn: number; version: number; step: number; steps: number; secondsLeft: number; preview: boolean } }
  /** A version has its picture */
  | { event: 'pictured'; data: { conversation: string; version: number } }
  /** The turn did not end well */
  | { event: 'failed'; data: { conversation: string; turn: number; message: string; cancelled: boolean } }
  /** A picture was looked at */
  | { event: 'checked'; data: { conversation: string; version: number } }
  /** A variation is there */
  | { event: 'varied'; data: { conversation: string; ready: number; asked: number } }
  /** The turn is over */
  | { event: 'ended'; data: { conversation: string; turn: number } }
  /** What waits comes in another order */
  | { event: 'arranged'; data: { conversation: string } }
  /** Something could not be kept */
  | { event: 'notkept'; data: { conversation: string; message: string } }
  /** The list says something else of a conversation, or has one more or less */
  | { event: 'listed'; data: { conversation: string } }
  /** The model is loaded, or cannot be */
  | { event: 'model'; data: { state: ModelState } }
  /** What was missed is too long ago: read everything anew */
  | { event: 'reset'; data: Record<string, never> };

export const EVENT_NAMES = ['began', 'reply', 'designed', 'queued', 'planned', 'step', 'pictured', 'failed', 'checked', 'varied', 'ended', 'arranged', 'notkept', 'listed', 'model', 'reset'] as const;
