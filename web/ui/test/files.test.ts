import { expect, it } from 'vitest';
import { ACCEPTED, typeOf } from '../src/state/files';

const named = (name: string, type = ''): string | undefined => typeOf({ name, type });

it('offers every kind of file that can be opened, by type and by the end of its name', () => {
  const accepted = ACCEPTED.split(',');
  for (const kind of ['png', 'jpeg', 'gif', 'webp', 'tiff', 'bmp', 'avif', 'heic', 'heif']) {
    expect(accepted).toContain(`image/${kind}`);
    expect(accepted).toContain(`.${kind}`);
  }
  expect(accepted).toContain('application/json');
});

it('knows a file by its name where the browser does not, or calls it otherwise', () => {
  expect(named('IMG_0001.HEIC')).toBe('image/heic');
  expect(named('scan.tif')).toBe('image/tiff');
  expect(named('old.bmp', 'image/x-ms-bmp')).toBe('image/bmp');
  expect(named('a design.json')).toBe('application/json');
  expect(named('pasted', 'image/png')).toBe('image/png');
});

it('opens nothing else', () => {
  expect(named('drawing.svg', 'image/svg+xml')).toBeUndefined();
  expect(named('constructor')).toBeUndefined();
  expect(named('x.constructor')).toBeUndefined();
  expect(named('')).toBeUndefined();
});
