import { expect, it } from 'vitest';
import document from '../../src/main/resources/studio/eligen/web/http/openapi.json';
import { type OpenApi, typesOf } from '../openapi';

it('writes the types of what goes over the wire as the OpenAPI document has them', async () => {
  await expect(typesOf(document as OpenApi)).toMatchFileSnapshot('../src/api/types.ts');
});
