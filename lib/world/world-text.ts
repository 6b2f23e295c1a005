import { pageLimit, readDocuments, type SizeLimit, type SourceDocument } from '@/lib/kubernetes/documents.ts';
import { fields, listOf, text } from '@/lib/kubernetes/fields.ts';
import { InputError, located } from '@/lib/kubernetes/input-error.ts';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { checkAgainst, type Finding } from './schema-check.ts';
import type { World } from './world.ts';
import { toWorld } from './world-reading.ts';
import { worldSchema } from './world-schema.ts';

/** What a world is read with. */
export interface WorldReading {
  /** What to call the text in an error. */
  readonly file?: string;
  /** The pod of the walk: then containers that it does not have are faults too. */
  readonly spec?: PodSpec;
  readonly limit?: SizeLimit;
}

/**
 * Reads a world in YAML or JSON. The first fault throws an InputError that says in one sentence what is wrong, with
 * its line and column, and what to do.
 */
export function readWorld(source: string, reading: WorldReading = {}): World {
  const { world, faults } = parse(source, reading);
  const [first] = faults;
  if (first) throw first;
  return world;
}

/** All faults of a world, in the order of the text; empty when it can be read. For an editor. */
export function worldFaults(source: string, reading: WorldReading = {}): readonly InputError[] {
  try {
    return parse(source, reading).faults;
  } catch (error) {
    if (error instanceof InputError) return [error];
    throw error;
  }
}

function parse(
  source: string,
  { file, spec, limit = pageLimit }: WorldReading,
): {
  readonly world: World;
  readonly faults: readonly InputError[];
} {
  const document = onlyDocument(source, file, limit);
  const findings = checkAgainst(worldSchema, document.value);
  const found = findings.length > 0 || !spec ? findings : namesIn(document.value, spec);
  const faults = found
    .map(({ path, what, remedy }) => new InputError({ file, ...document.placeOf(path), what, remedy }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return { world: toWorld(document.value), faults };
}

function onlyDocument(source: string, file: string | undefined, limit: SizeLimit): SourceDocument {
  try {
    const [first, second] = readDocuments(source, limit);
    if (first && !second) return first;
    throw new InputError({ line: second?.line, what: 'there are two documents in it', remedy: 'Give one world.' });
  } catch (error) {
    throw withColumn(located(error, file), source);
  }
}

/** Whoever reads YAML knows the line only: there, the first letter is pointed at. */
function withColumn(error: unknown, source: string): unknown {
  if (!(error instanceof InputError) || error.line === undefined || error.column !== undefined) return error;
  const { file, line, what, remedy } = error;
  const written = source.split('\n')[line - 1] ?? '';
  return new InputError({ file, line, column: Math.max(0, written.search(/\S/)) + 1, what, remedy });
}

/** The schema cannot know what the containers of a pod are called. */
function namesIn(value: unknown, { name: pod, containers }: PodSpec): readonly Finding[] {
  const names = containers.map(({ name }) => name);
  const world = fields(value);
  const used = [
    ...Object.keys(fields(world?.containers) ?? {}).map((name) => ({ name, path: ['containers', name] })),
    ...listOf(world?.happens, (item) => text(fields(item)?.container) ?? '').map((name, index) => ({
      name,
      path: ['happens', index, 'container'],
    })),
  ];
  return used
    .filter(({ name }) => name !== '' && !names.includes(name))
    .map(({ name, path }) => {
      const near = nearestName(name, names);
      const remedy = near === undefined ? `It has ${names.join(', ')}.` : `Did you mean ${near}?`;
      return { path, what: `the pod ${pod} has no container ${name}`, remedy };
    });
}
