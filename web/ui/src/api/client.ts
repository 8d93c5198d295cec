import type {
  AcceptedTurn,
  Conversation,
  ConversationSummary,
  Edges,
  Edit,
  ErrorMessage,
  KeptPicture,
  OpenedFile,
  RefusedName,
  Settings,
  SettingsChange,
  Studio,
} from './types';

/** A refusal of the studio, in its own words, or that it cannot be reached. */
export class StudioError extends Error {
  constructor(
    message: string,
    /** The HTTP status; 0 where there was no answer. */
    readonly status: number,
    /** The things whose names were refused; empty where something else is wrong. */
    readonly refused: readonly RefusedName[] = [],
  ) {
    super(message);
  }
}

const AWAY =
  'The studio does not answer. Start it again with ./eligen web; this page goes on by itself.';

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, credentials: 'same-origin' };
  if (body instanceof Blob) {
    init.body = body;
    init.headers = { 'Content-Type': body.type };
  } else if (method !== 'GET') {
    init.body = JSON.stringify(body ?? {});
    init.headers = { 'Content-Type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new StudioError(AWAY, 0);
  }
  // The studio asks for its password where the page itself would be.
  if (response.status === 401) location.reload();
  const text = await response.text();
  if (!response.ok) throw refusal(text, response.status);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function refusal(text: string, status: number): StudioError {
  try {
    const { error, names } = JSON.parse(text) as Partial<ErrorMessage>;
    if (typeof error === 'string' && error !== '') return new StudioError(error, status, names);
  } catch {
    // Not the studio's own answer: a proxy's page, for example.
  }
  return new StudioError(
    `The studio answered with status ${status}. Try again; if it stays so, look at the terminal that runs it.`,
    status,
  );
}

/** As the page itself lies beside them: a proxy may serve the studio below a path. */
const of = (id: string): string => `api/conversations/${encodeURIComponent(id)}`;
const turn = (id: string, verb: string, body: object): Promise<AcceptedTurn> =>
  request('POST', `${of(id)}/${verb}`, body);

export const api = {
  studio: (): Promise<Studio> => request('GET', 'api/studio'),
  configure: (settings: SettingsChange): Promise<Settings> =>
    request('PUT', 'api/settings', settings),
  /** All of them, or those that hold these words. */
  conversations: (words: string): Promise<ConversationSummary[]> =>
    request('GET', `api/conversations${words === '' ? '' : `?q=${encodeURIComponent(words)}`}`),
  begin: (): Promise<{ id: string }> => request('POST', 'api/conversations'),
  conversation: (id: string): Promise<Conversation> => request('GET', of(id)),
  change: (id: string, changes: { name?: string; pinned?: boolean }): Promise<void> =>
    request('PATCH', of(id), changes),
  duplicate: (id: string): Promise<{ id: string }> => request('POST', `${of(id)}/duplicate`),
  /** For some minutes it can be restored. */
  delete: (id: string): Promise<void> => request('DELETE', of(id)),
  restore: (id: string): Promise<void> => request('POST', `${of(id)}/restore`),
  /**
   * @param edits what was laid out by hand before
   * @param picture in Base64, which the words may ask to draw in the style of
   */
  say: (id: string, words: string, edits: readonly Edit[] = [], picture?: string) =>
    turn(id, 'say', {
      words,
      ...(edits.length > 0 ? { edits } : {}),
      ...(picture === undefined ? {} : { picture }),
    }),
  edit: (id: string, edits: Edit[]) => turn(id, 'edits', { edits }),
  describe: (id: string, edits: Edit[]) => turn(id, 'describe', { edits }),
  undo: (id: string, versions: number) => turn(id, 'undo', { versions }),
  redo: (id: string, versions: number) => turn(id, 'redo', { versions }),
  fork: (id: string, version: number) => turn(id, 'fork', { version }),
  draw: (id: string) => turn(id, 'draw', {}),
  vary: (id: string, number: number, entity: string | null) =>
    turn(id, 'variations', entity === null ? { number } : { number, entity }),
  pick: (id: string, n: number) => turn(id, 'pick', { n }),
  check: (id: string) => turn(id, 'check', {}),
  /** Ends the turn that runs, or one that waits. */
  cancel: (id: string, waiting: number | null = null): Promise<void> =>
    request('POST', `${of(id)}/cancel`, waiting === null ? {} : { turn: waiting }),
  /** Has turns that wait come in this order. */
  arrange: (id: string, turns: readonly number[]): Promise<void> =>
    request('PUT', `${of(id)}/waiting`, { turns }),
  dropWaiting: (id: string): Promise<void> => request('DELETE', `${of(id)}/waiting`),
  open: (file: Blob, name: string): Promise<OpenedFile> =>
    request('POST', `api/open?name=${encodeURIComponent(name)}`, file),
  /** Puts a picture into that of the conversation, as a thing of it. */
  insert: (id: string, file: Blob, name: string, thing: string, box: Edges) =>
    request<AcceptedTurn>(
      'POST',
      `${of(id)}/insert?${new URLSearchParams({ name, thing, box: box.join(',') })}`,
      file,
    ),
  import: (zip: Blob, name: string): Promise<{ id: string }> =>
    request('POST', `api/import?name=${encodeURIComponent(name)}`, zip),
  /** The pixels themselves, as a preview that is over cannot be had again. */
  preview: async (url: string): Promise<string> => {
    const pixels = await (await fetch(url, { credentials: 'same-origin' })).blob();
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.readAsDataURL(pixels);
    });
  },
  /** A picture's own bytes, with what it tells of itself. */
  picture: async (url: string): Promise<ArrayBuffer> =>
    (await fetch(url, { credentials: 'same-origin' })).arrayBuffer(),
  gallery: (): Promise<KeptPicture[]> => request('GET', 'api/gallery'),
};

/** Where the browser itself fetches things. */
export const links = {
  preview: (id: string, key: string | number) => `${of(id)}/preview?at=${encodeURIComponent(key)}`,
  exported: (id: string) => `${of(id)}/export`,
  page: (id: string) => `${of(id)}/page`,
  pictureDownload: (id: string, version: number) => `${of(id)}/pictures/${version}?download=1`,
  designDownload: (id: string, version: number) => `${of(id)}/designs/${version}?download=1`,
};
