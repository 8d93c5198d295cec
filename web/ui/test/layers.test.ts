import { expect, it } from 'vitest';

const code = import.meta.glob<string>('../src/*/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** From the ground up; a folder that is not named is a part of the page. */
const LAYERS = ['api', 'design', 'state', 'controls', 'part', 'shell'];

const layerOf = (folder: string): number =>
  LAYERS.indexOf(LAYERS.includes(folder) ? folder : 'part');

it('builds each folder on those below it', () => {
  const imports = Object.entries(code).flatMap(([file, text]) => {
    const from = file.split('/')[2] ?? '';
    const folders = text.matchAll(/ from '\.\.\/(\w+)\//g);
    return [...folders].map(([, to = '']) => ({ file, from, to }));
  });
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ from, to }) => layerOf(to) > layerOf(from))).toEqual([]);
});
