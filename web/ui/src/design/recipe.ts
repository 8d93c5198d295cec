/** What a picture that was drawn here tells of itself. */
export interface Recipe {
  /** As it stands in the picture. */
  text: string;
  request?: {
    seed: number | string;
    steps: number;
    cfg: number;
    guidance: number;
    width: number;
    height: number;
  };
  model?: { name: string; loras: { name: string; scale: number }[] };
}

const KEYWORD = 'eligen';
/** A PNG's own first bytes. */
const SIGNATURE = 8;
/** Of a chunk: its length and type before the data, its checksum after it. */
const BEFORE = 8;
const AFTER = 4;

/** The recipe in a PNG, where it has one: an iTXt chunk of the keyword "eligen". */
export async function recipeIn(png: ArrayBuffer): Promise<Recipe | null> {
  const view = new DataView(png);
  const latin = new TextDecoder('latin1');
  for (let at = SIGNATURE; at + BEFORE < png.byteLength; ) {
    const length = view.getUint32(at);
    const data = new Uint8Array(png, at + BEFORE, length);
    const type = latin.decode(new Uint8Array(png, at + 4, 4));
    const start = latin.decode(data.subarray(0, KEYWORD.length + 1));
    if (type === 'iTXt' && start === `${KEYWORD}\0`) return parsed(await textOf(data));
    at += BEFORE + length + AFTER;
  }
  return null;
}

/** Behind the keyword: whether it is compressed and how, a language, the keyword translated. */
async function textOf(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const flag = KEYWORD.length + 1;
  const language = data.indexOf(0, flag + 2);
  const text = data.subarray(data.indexOf(0, language + 1) + 1);
  if (data[flag] === 0) return new TextDecoder().decode(text);
  const inflated = new Blob([text]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(inflated).text();
}

const parsed = (text: string): Recipe => ({ ...(JSON.parse(text) as Omit<Recipe, 'text'>), text });
