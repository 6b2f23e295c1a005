import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fields } from '@/lib/kubernetes/fields.ts';
import { scenarios } from '@/lib/world/library.ts';
import type { MapSchema, Schema } from '@/lib/world/schema.ts';
import { checkAgainst } from '@/lib/world/schema-check.ts';
import { toWorld } from '@/lib/world/world-reading.ts';
import { worldSchema } from '@/lib/world/world-schema.ts';

const published = readFileSync(join(import.meta.dirname, '../../lib/world/world.schema.json'), 'utf8');
const accepts = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(published));

test('the published schema is the one that worlds are checked against', () => {
  expect(JSON.parse(published)).toEqual(worldSchema);
});

describe('a validator of JSON Schema and our reader refuse the same worlds', () => {
  test.each(scenarios)('$name, and what is made of it by one change', ({ world }) => {
    const whole: unknown = parse(world);
    expect(agree(whole)).toBe(true);
    expect(accepts(whole)).toBe(true);
    for (const changed of changesOf(whole)) expect(agree(changed), JSON.stringify(changed)).toBe(true);
  });

  test.each(fieldsOf(worldSchema))('$name, and what is made of it by one change', ({ world }) => {
    expect(accepts(world), JSON.stringify(accepts.errors)).toBe(true);
    for (const changed of changesOf(world)) expect(agree(changed), JSON.stringify(changed)).toBe(true);
  });
});

describe('every field of the schema changes the world that is read', () => {
  test.each(fieldsOf(worldSchema).filter(({ tells }) => tells))('$name', ({ world, without }) => {
    expect(toWorld(world)).not.toEqual(toWorld(without));
  });
});

function agree(world: unknown): boolean {
  return accepts(world) === (checkAgainst(worldSchema, world).length === 0);
}

/** All values that differ from this one in a single place. */
function* changesOf(value: unknown): Generator<unknown, undefined> {
  yield* [null, true, -1, 7, 2.5, '', 'x', '20s', 'never', 'exit', [], {}, ['x'], { x: 1 }];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield value.toSpliced(index, 1);
      for (const changed of changesOf(item)) yield value.with(index, changed);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, unknown: 1 };
    for (const [key, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
      for (const changed of changesOf(item)) yield { ...value, [key]: changed };
    }
  }
}

interface Field {
  readonly name: string;
  /** A world with the field. */
  readonly world: unknown;
  /** The same without it. */
  readonly without: unknown;
  /** It says something by itself: no map, and no word that is always the same. */
  readonly tells: boolean;
}

/** A world for every field that there is, with nothing in it but the field and what it needs. */
function fieldsOf(schema: Schema, name = '', wrap: (inner: unknown) => unknown = (inner) => inner): Field[] {
  if ('oneOf' in schema) return schema.oneOf.flatMap((one) => fieldsOf(one, `${name}:${wordOf(one)}`, wrap));
  if (schema.type === 'array') return fieldsOf(schema.items, `${name}[]`, (inner) => wrap([inner]));
  if (schema.type !== 'object') return [];
  const { additionalProperties, properties = {} } = schema;
  if (additionalProperties) {
    const own = (inner: unknown) => wrap({ app: inner });
    return fieldsOf(additionalProperties, `${name}.*`, own);
  }
  return Object.entries(properties).flatMap(([key, inner]) => {
    const needed = fields(sampleOf(schema)) ?? {};
    const base = Object.fromEntries(Object.entries(needed).filter(([one]) => one !== key));
    const path = name === '' ? key : `${name}.${key}`;
    const world = wrap({ ...base, [key]: sampleOf(inner) });
    const deeper = fieldsOf(inner, path, (value) => wrap({ ...base, [key]: value }));
    const tells = !('const' in inner || ('type' in inner && inner.type === 'object'));
    return [{ name: path, world, without: wrap(base), tells }, ...deeper];
  });
}

function wordOf({ properties = {} }: MapSchema): string {
  const told = Object.values(properties).find((one) => 'const' in one);
  return told && 'const' in told ? String(told.const) : '';
}

/** The least that a schema allows, and no default. */
function sampleOf(schema: Schema): unknown {
  if ('oneOf' in schema) return schema.oneOf[0] && sampleOf(schema.oneOf[0]);
  if (schema.type === 'object') {
    const { required = [], properties = {}, additionalProperties } = schema;
    const needed = required.map((key) => [key, properties[key] && sampleOf(properties[key])]);
    return Object.fromEntries(additionalProperties ? [['app', sampleOf(additionalProperties)]] : needed);
  }
  if (schema.type === 'array') return [sampleOf(schema.items)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return 7;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(-1);
  return schema.pattern === undefined ? 'zzz' : '7s'.replace(/s$/, schema.type === 'string' ? 's' : '');
}
