import { parse } from 'yaml';
import { type Fields, fields, listOf, text } from '@/lib/kubernetes/fields.ts';

/** A Stage as far as a player needs it. */
export interface Stage {
  readonly name: string;
  readonly requirements: readonly Fields[];
  readonly template: string;
  readonly delay: number;
}

/** Reads a Stage that the schema has found no fault in. */
export function stageOf(document: unknown): Stage {
  const spec = fields(fields(document)?.spec);
  const patches = listOf(spec?.steps, (step) => fields(fields(step)?.patch));
  return {
    name: text(fields(fields(document)?.metadata)?.name) ?? '',
    requirements: listOf(fields(spec?.selector)?.matchExpressions, (one) => fields(fields(one)?.jq)),
    template: text(patches[0]?.template) ?? '',
    delay: Number(fields(spec?.delay)?.durationMilliseconds),
  };
}

/** Whether KWOK would choose that Stage for a Pod. */
export function matches({ requirements }: Stage, pod: Fields): boolean {
  return requirements.every(({ key, operator, values }) => {
    const found = valueAt(text(key) ?? '', pod);
    const listed = Array.isArray(values) && values.includes(String(found));
    if (operator === 'In') return listed;
    if (operator === 'NotIn') return !listed;
    return (operator === 'Exists') === (found !== undefined);
  });
}

/** The Pod after a Stage: the lists of containers are replaced, as strategic patches replace them. */
export function applied({ template }: Stage, pod: Fields, time: string): Fields {
  const status = fields(pod.status) ?? {};
  const written = template.replaceAll(/\{\{ (.+?) \}\}/g, (_, call: string) => callOf(call, status, time));
  return { ...pod, status: { ...status, ...fields(parse(written)) } };
}

/** The few forms of jq that our Stages use. */
function valueAt(key: string, pod: Fields): unknown {
  const chosen = /^(\S+)\.\[\] \| select\( \.name == "([^"]+)" \) \| (\S+)( \| tostring)?$/.exec(key);
  if (chosen === null) return fieldAt(key, pod);
  const [, list = '', name, path = '', asText] = chosen;
  const own = listOf(fieldAt(list, pod), fields).find((one) => one.name === name);
  const value = own && fieldAt(path, own);
  return asText === undefined ? value : String(value);
}

function fieldAt(path: string, of: Fields): unknown {
  const parts = [...path.matchAll(/\.(\w+)(?:\["([^"]+)"\])?/g)].flatMap(([, word, key]) => [word, key ?? []].flat());
  if (parts.length === 0) throw new RangeError(`jq: ${path} is not known to this player`);
  return parts.reduce<unknown>((value, part) => fields(value)?.[part ?? ''], of);
}

/** The few functions of KWOK's templates that ours call. */
function callOf(call: string, status: Fields, time: string): string {
  if (call === 'Now | Quote') return JSON.stringify(time);
  if (/^(Node|Pod)IPWith .+ \| Quote$/.test(call)) return '"10.0.0.1"';
  const counted = /^(add1 )?\(index \.status\.(\w+) (\d+)\)\.restartCount$/.exec(call);
  if (counted === null) throw new RangeError(`template: ${call} is not known to this player`);
  const [, more, list = '', index] = counted;
  const count = Number(listOf(status[list], fields)[Number(index)]?.restartCount);
  return String(more === undefined ? count : count + 1);
}
