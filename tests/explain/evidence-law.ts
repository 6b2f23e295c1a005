import { stepsOf } from '../../lib/explain/input/place.ts';
import type { Report, ReportedEvidence } from '../../lib/explain/report.ts';
import { isFields } from '../../lib/kubernetes/fields.ts';
import { jsonValues } from '../../lib/kubernetes/json-values.ts';

/** The objects in a JSON text, by the name that evidence has for them; of several the last. */
function objectsIn(source: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) add(one);
    if (!isFields(value)) return;
    if (Array.isArray(value.items)) for (const one of value.items) add(one);
    if (isFields(value.object) && value.metadata === undefined) add(value.object);
    if (!isFields(value.metadata)) return;
    const { name, namespace = 'default' } = value.metadata;
    const key = value.kind === 'Node' ? `Node/${name}` : `${value.kind ?? 'Pod'}/${namespace}/${name}`;
    found.set(key, value);
  };
  for (const { value } of jsonValues(source)) add(value);
  return found;
}

function at(value: unknown, steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) here = Array.isArray(here) ? here[Number(step)] : isFields(here) ? here[step] : undefined;
  return here;
}

/** Evidence whose path does not lead to its value in what was given, or whose line is not there; with what stands there. */
export function brokenEvidence(report: Report, source: string): readonly string[] {
  const objects = objectsIn(source);
  const lines = source.split('\n').length;
  return report.evidence.flatMap((one) => {
    const found = at(objects.get(one.source), stepsOf(one.path));
    const fault = says(found, one);
    const isHere = one.line !== null && one.line >= 1 && one.line <= lines;
    return fault || !isHere
      ? [`${one.source} ${one.path}: ${one.value} (line ${one.line}), and there stands ${JSON.stringify(found)}`]
      : [];
  });
}

/** What the API fills in where a manifest is silent. */
const defaults: Readonly<Record<string, string>> = {
  'spec.terminationGracePeriodSeconds': '30',
  'spec.schedulerName': 'default-scheduler',
};

/** Whether the value is none of what stands there: a word, a part of a sentence, the names of a list, or that it is absent. */
function says(found: unknown, { value, path }: ReportedEvidence): boolean {
  if (found === undefined || found === null) return !['', 'none', 'nothing', 'false', defaults[path]].includes(value);
  if (typeof found === 'string') return value === '' || !found.includes(value);
  if (typeof found !== 'object') return String(found) !== value;
  if (value === 'set') return false;
  if (Array.isArray(found) && found.length === 0) return value !== 'none';
  // A summary of an object: every number in it stands there, or is the default of a probe.
  const whole = JSON.stringify(found);
  return value
    .split(/[ ,]+/)
    .some((word) => (/^\d+$/.test(word) ? !['1', '3', '10'].includes(word) && !whole.includes(word) : false));
}
