import type { Path } from '@/lib/kubernetes/documents.ts';
import { type Fields, isFields } from '@/lib/kubernetes/fields.ts';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';
import type { EitherSchema, ListSchema, MapSchema, NumberSchema, Schema, TextSchema } from './schema.ts';

/** What is wrong at a path: a sentence without its full stop, and what to do. */
export interface Finding {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
}

/** Everything in a value that its schema does not allow, in the order of the text; empty when it is all right. */
export function checkAgainst(schema: Schema, value: unknown, path: Path = []): readonly Finding[] {
  if ('oneOf' in schema) return checkEither(schema, value, path);
  switch (schema.type) {
    case 'object':
      return checkMap(schema, value, path);
    case 'array':
      return checkList(schema, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrong(path, value, 'Write true or false.')];
    case 'integer':
      return checkNumber(schema, value, path);
    default:
      return checkText(schema, value, path);
  }
}

function checkMap(schema: MapSchema, value: unknown, path: Path): readonly Finding[] {
  const { properties = {}, required = [], additionalProperties, title = 'this map' } = schema;
  if (!isFields(value)) return [{ path, what: `${nameOf(path)} must be a map`, remedy: 'Indent its fields under it.' }];
  const missing = required.filter((field) => !given(value, field));
  return [
    ...missing.map((field) => ({
      path,
      what: `${title} has no ${field}`,
      remedy: `Add it: \`${field}: ${firstExampleOf(properties[field])}\`.`,
    })),
    ...Object.entries(value).flatMap(([field, one]): readonly Finding[] => {
      const known = properties[field] ?? (additionalProperties || undefined);
      const at = [...path, field];
      if (known === undefined) return [unknownField(at, field, title, Object.keys(properties))];
      return checkAgainst(known, one, at);
    }),
  ];
}

/** A field without a value says as little as none. */
function given(value: Fields, field: string): boolean {
  return value[field] !== undefined && value[field] !== null;
}

function unknownField(path: Path, field: string, owner: string, known: readonly string[]): Finding {
  const near = nearestName(field, known);
  const remedy = near === undefined ? `It has ${listed(known, 'and')}.` : `Did you mean ${near}?`;
  return { path, what: `${field} is not a field of ${owner}`, remedy };
}

function checkList({ items, minItems = 0 }: ListSchema, value: unknown, path: Path): readonly Finding[] {
  if (!Array.isArray(value))
    return [{ path, what: `${nameOf(path)} must be a list`, remedy: 'Put a dash before each item.' }];
  const few = value.length < minItems ? [{ path, what: `${nameOf(path)} is empty`, remedy: 'Add an item.' }] : [];
  return [...few, ...value.flatMap((item: unknown, index) => checkAgainst(items, item, [...path, index]))];
}

function checkEither({ oneOf, title = 'this' }: EitherSchema, value: unknown, path: Path): readonly Finding[] {
  if (!isFields(value)) return [{ path, what: `${nameOf(path)} must be a map`, remedy: 'Indent its fields under it.' }];
  const key = oneOf[0] ? tellingField(oneOf[0]) : '';
  const words = oneOf.map((one) => constantOf(one, key));
  const written = value[key];
  const chosen = oneOf.find((one) => constantOf(one, key) === written);
  if (chosen) return checkMap(chosen, value, path);
  if (!given(value, key))
    return [{ path, what: `${title} has no ${key}`, remedy: `Choose ${listed(words, 'or')} for it.` }];
  return [notOneOf([...path, key], written, words)];
}

/** The field by which the maps of an `EitherSchema` are told apart. */
function tellingField({ properties = {} }: MapSchema): string {
  return Object.keys(properties).find((field) => constantIn(properties[field]) !== undefined) ?? '';
}

function constantOf({ properties = {} }: MapSchema, field: string): string {
  return constantIn(properties[field]) ?? '';
}

function constantIn(schema: Schema | undefined): string | undefined {
  return schema && 'const' in schema ? schema.const : undefined;
}

function checkNumber({ minimum, maximum }: NumberSchema, value: unknown, path: Path): readonly Finding[] {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
  return fits ? [] : [wrong(path, value, `Give a whole number from ${minimum} to ${maximum}.`)];
}

function checkText(schema: TextSchema, value: unknown, path: Path): readonly Finding[] {
  const takesNumbers = schema.type !== 'string';
  if (typeof value !== 'string' && !(takesNumbers && typeof value === 'number')) {
    const remedy = schema.examples ? `Write it like ${exampleOf(schema)}.` : 'Put it in quotes.';
    return [wrong(path, value, remedy)];
  }
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (choices && !choices.some((choice) => choice === value)) return [notOneOf(path, value, choices)];
  const text = String(value);
  if (text.length < (schema.minLength ?? 0))
    return [{ path, what: `${nameOf(path)} is empty`, remedy: `Write it like ${exampleOf(schema)}.` }];
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return [wrong(path, value, `Write it like ${exampleOf(schema)}.`)];
  return [];
}

function notOneOf(path: Path, value: unknown, choices: readonly string[]): Finding {
  const near = nearestName(String(value), choices);
  return wrong(path, value, near === undefined ? `Choose ${listed(choices, 'or')}.` : `Did you mean ${near}?`);
}

function wrong(path: Path, value: unknown, remedy: string): Finding {
  const shown = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return { path, what: `${nameOf(path)} cannot be ${shown}`, remedy };
}

/** The field that a path leads to, or `item 2 of nodes`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'this';
  return typeof last === 'number' ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}` : last;
}

function exampleOf({ examples = [] }: Schema): string {
  return listed(examples.map(String), 'or');
}

function firstExampleOf(schema: Schema | undefined): string {
  const [choice] = schema && 'enum' in schema ? (schema.enum ?? []) : [];
  return constantIn(schema) ?? choice ?? String(schema?.examples?.[0] ?? '...');
}

function listed(words: readonly string[], link: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`;
}
