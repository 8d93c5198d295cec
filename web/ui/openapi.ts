/** A JSON Schema, as far as the studio's OpenAPI document uses it. */
export interface Schema {
  $ref?: string;
  const?: string;
  enum?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  minItems?: number;
  maxItems?: number;
}

export interface OpenApi {
  components: { schemas: Record<string, Schema> };
}

/** What src/api/types.ts has to say: each schema as a type, and the names of the events. */
export function typesOf({ components: { schemas } }: OpenApi): string {
  const events = (schemas.StudioEvent?.oneOf ?? []).map((e) => e.properties?.event?.const);
  return [
    '// Written by "npm run types" from the studio\'s OpenAPI document; change that instead.\n',
    ...Object.entries(schemas).map(([name, schema]) => declared(name, schema)),
    `export const EVENT_NAMES = [${events.map((name) => `'${name}'`).join(', ')}] as const;\n`,
  ].join('\n');
}

function declared(name: string, schema: Schema): string {
  const type = typeOf(schema, '');
  const head = schema.properties ? `interface ${name}` : `type ${name} =`;
  const gap = type.startsWith('\n') ? '' : ' ';
  return `${comment(schema, '')}export ${head}${gap}${type}${schema.properties ? '' : ';'}\n`;
}

function typeOf(schema: Schema, indent: string): string {
  const { $ref, const: only, enum: values, oneOf, anyOf, type, items } = schema;
  if ($ref !== undefined) return named($ref);
  if (only !== undefined) return `'${only}'`;
  if (values) return values.map((value) => `'${value}'`).join(' | ');
  if (oneOf) return union(oneOf, indent);
  if (anyOf) return anyOf.map((each) => typeOf(each, indent)).join(' | ');
  if (Array.isArray(type))
    return type.map((t) => typeOf({ ...schema, type: t }, indent)).join(' | ');
  if (type === 'object') return object(schema, indent);
  if (type === 'array' && items) return list(typeOf(items, indent), schema);
  if (type === 'integer') return 'number';
  if (type === 'number' || type === 'string' || type === 'boolean' || type === 'null') return type;
  throw new Error(`No type is known for ${JSON.stringify(schema)}; teach it to openapi.ts.`);
}

/** "#/components/schemas/Settings/properties/steps" is Settings['steps']. */
function named($ref: string): string {
  const [name, ...inside] = $ref.replace('#/components/schemas/', '').split('/properties/');
  return name + inside.map((property) => `['${property}']`).join('');
}

function list(item: string, { minItems, maxItems }: Schema): string {
  if (minItems === undefined || minItems !== maxItems) return `${item}[]`;
  return `[${Array(minItems).fill(item).join(', ')}]`;
}

function union(members: Schema[], indent: string): string {
  const inside = `${indent}  `;
  const lines = members.map((m) => `\n${comment(m, inside)}${inside}| ${typeOf(m, inside)}`);
  return lines.join('');
}

/** On one line where it is part of another type and nothing is to be said of its properties. */
function object(schema: Schema, indent: string): string {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  if (typeof others === 'object') return `Record<string, ${typeOf(others, indent)}>`;
  const inside = `${indent}  `;
  const all = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return { note: comment(schema, inside), text: `${name}${mark}: ${typeOf(schema, inside)}` };
  });
  if (all.length === 0) return 'Record<string, never>';
  if (indent !== '' && all.every((one) => one.note === '' && !one.text.includes('\n'))) {
    return `{ ${all.map((one) => one.text).join('; ')} }`;
  }
  return `{\n${all.map((one) => `${one.note}${inside}${one.text};\n`).join('')}${indent}}`;
}

const comment = ({ description }: Schema, indent: string): string =>
  description ? `${indent}/** ${description} */\n` : '';
