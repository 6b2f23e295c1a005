import { type Fields, fields, integer, isFields, text } from './fields.ts';
import { InputError, located } from './input-error.ts';
import { jsonValues } from './json-values.ts';
import { type KubeEvent, parseKubeEvent } from './kube-event.ts';
import { type Pod, parsePod } from './pod.ts';

/** What a watch says happened to an object; undefined where the input is no watch but a plain object. */
type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One line of a recording or watch, or one object of a list. `at` is the RFC 3339 time of the line, if it has one. */
export type Observation = PodObservation | EventObservation | ActionObservation;

export interface PodObservation {
  readonly kind: 'Pod';
  readonly at?: string;
  readonly type?: WatchType;
  readonly object: Pod;
  /** The row that the API server printed, by column name. */
  readonly printed?: Readonly<Record<string, string>>;
}

export interface EventObservation {
  readonly kind: 'Event';
  readonly at?: string;
  readonly type?: WatchType;
  readonly object: KubeEvent;
}

/** Something that was done to the cluster, and what it answered. */
export interface ActionObservation {
  readonly kind: 'Action';
  readonly at?: string;
  readonly action: string;
  readonly input?: string;
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

/**
 * Reads a recording: JSON lines as a watch writes them, with or without the time `at`, in their order.
 * A line that is not JSON, or a Pod that cannot be read, throws an InputError with its line.
 */
export function readRecording(source: string, file?: string): readonly Observation[] {
  try {
    const observations: Observation[] = [];
    for (const { value, line } of jsonValues(source)) {
      try {
        for (const found of observationsOf(value, 'this line')) {
          if (found.kind !== 'Other') observations.push(found);
        }
      } catch (error) {
        throw located(error, file, line);
      }
    }
    if (observations.length > 0) return observations;
    throw new InputError({ what: 'there is no Pod in it', remedy: 'Give the lines of `kubectl get pods -w -o json`.' });
  } catch (error) {
    throw located(error, file);
  }
}

/** An object of another kind, which nothing is read from. */
export interface OtherObject {
  readonly kind: 'Other';
  readonly name: string;
}

/** What one parsed JSON value holds: a Pod, an Event, a List of them, or a line that wraps one. */
export function* observationsOf(value: unknown, where: string): Generator<Observation | OtherObject, undefined> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* observationsOf(item, `${where}[${index}]`);
    return;
  }
  if (!isFields(value)) {
    throw new InputError({ what: `${where} is not a Kubernetes object`, remedy: 'Give Pods as YAML or JSON.' });
  }
  const at = text(value.at);
  if (isFields(value.object)) {
    yield observationOf(value.object, where, at, text(value.type), printedOf(value.printed));
    return;
  }
  const kind = text(value.kind);
  if (kind === 'Action') {
    yield {
      kind,
      at,
      action: text(value.action) ?? '',
      input: text(value.input),
      exitCode: integer(value.exitCode),
      stdout: text(value.stdout),
      stderr: text(value.stderr),
    };
    return;
  }
  if (kind?.endsWith('List') && (Array.isArray(value.items) || value.items === null)) {
    for (const [index, item] of (value.items ?? []).entries()) {
      if (isFields(item) && kind === 'PodList' && item.kind === undefined) {
        yield { kind: 'Pod', at: undefined, object: parsePod({ ...item, kind: 'Pod' }, `items[${index}]`) };
      } else yield* observationsOf(item, `items[${index}]`);
    }
    return;
  }
  yield observationOf(value, where, at, undefined, undefined);
}

function observationOf(
  object: Fields,
  where: string,
  at: string | undefined,
  watchType: string | undefined,
  printed: PodObservation['printed'],
): Observation | OtherObject {
  const kind = text(object.kind);
  const type = watchTypeOf(watchType);
  // A bookmark is a Pod with nothing but a resourceVersion.
  if (watchType === 'BOOKMARK') return { kind: 'Other', name: 'Bookmark' };
  if (kind === 'Event') return { kind, at, type, object: parseKubeEvent(object) };
  if (kind === undefined || kind === 'Pod') return { kind: 'Pod', at, type, object: parsePod(object, where), printed };
  return { kind: 'Other', name: kind };
}

function watchTypeOf(value: string | undefined): WatchType | undefined {
  return value === 'ADDED' || value === 'MODIFIED' || value === 'DELETED' ? value : undefined;
}

function printedOf(value: unknown): Readonly<Record<string, string>> | undefined {
  const row = fields(value);
  if (row === undefined) return undefined;
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, text(cell) ?? '']));
}
