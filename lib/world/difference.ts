import { choicesAt } from '@/lib/journey/choices.ts';
import { clockTime } from '@/lib/journey/clock.ts';
import type { Journey, Moment } from '@/lib/journey/moment.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';

/** A walk and the machine that it was walked on. */
export interface ComparedWalk {
  readonly chart: Chart;
  readonly journey: Journey;
}

/** The first step at which two walks part. */
export interface Difference {
  /** Index of the moments that differ; up to it the walks are the same. */
  readonly index: number;
  /** Virtual milliseconds: the earlier of the two steps. */
  readonly at: number;
  /** What happens in each: `Process exits with 1`; absent where a walk has ended before. */
  readonly a?: string;
  readonly b?: string;
  /** What there is to say of it, in one sentence. */
  readonly says: string;
  /** Why one of the two cannot do what the other does, with the values that decide: `restartPolicy is Never`. */
  readonly why?: { readonly walk: 'A' | 'B'; readonly cannot: string; readonly because: string };
}

/** What kubectl prints in two walks at a time at which one of them changes it. */
export interface ComparedRow {
  /** Virtual milliseconds. */
  readonly at: number;
  /** Absent where there is no Pod. */
  readonly a?: PrintedRow;
  readonly b?: PrintedRow;
  readonly differs: boolean;
}

/** Where two walks part: the first step that is another event, or happens at another time; undefined where none is. */
export function firstDifference(a: ComparedWalk, b: ComparedWalk): Difference | undefined {
  const most = Math.max(a.journey.moments.length, b.journey.moments.length);
  for (let index = 1; index < most; index += 1) {
    const [one, other] = [a.journey.moments[index], b.journey.moments[index]];
    if (one?.event?.type === other?.event?.type && one?.at === other?.at) continue;
    const at = Math.min(one?.at ?? Infinity, other?.at ?? Infinity);
    const names = { ...named('a', a.chart, one), ...named('b', b.chart, other) };
    const why = whyNotBoth('B', b, one, index) ?? whyNotBoth('A', a, other, index);
    return { index, at, ...names, says: sentenceOf(at, names, one, other), ...(why ? { why } : {}) };
  }
  return undefined;
}

/** Asks a walk's machine, where both last stood alike, for what the other one did next. */
function whyNotBoth(
  walk: 'A' | 'B',
  { chart, journey }: ComparedWalk,
  other: Moment | undefined,
  index: number,
): Difference['why'] {
  const common = journey.moments[index - 1];
  if (other?.event === undefined || common === undefined) return undefined;
  const { type } = other.event;
  const choice = choicesAt(chart, common).find(({ event, blocked }) => event.type === type && blocked !== undefined);
  return choice?.blocked === undefined ? undefined : { walk, cannot: choice.label, because: choice.blocked };
}

/** The rows of kubectl in both walks, side by side at every time at which one of them changes. */
export function comparedRows(a: ComparedWalk, b: ComparedWalk): readonly ComparedRow[] {
  const times = [...new Set([...a.journey.moments, ...b.journey.moments].map(({ at }) => at))].sort((x, y) => x - y);
  const rows: ComparedRow[] = [];
  for (const at of times) {
    const [one, other] = [rowAt(a, at), rowAt(b, at)];
    const last = rows.at(-1);
    if (!one && !other) continue;
    if (last && looksLike(last.a, one) && looksLike(last.b, other)) continue;
    rows.push({ at, ...(one ? { a: one } : {}), ...(other ? { b: other } : {}), differs: !looksLike(one, other) });
  }
  return rows;
}

/** The index of the last moment of a walk that has come by a time, in virtual milliseconds. */
export function indexAt({ journey }: ComparedWalk, at: number): number {
  return Math.max(
    0,
    journey.moments.findLastIndex((moment) => moment.at <= at),
  );
}

function rowAt(walk: ComparedWalk, at: number): PrintedRow | undefined {
  const moment = walk.journey.moments[indexAt(walk, at)];
  return moment && projectRow(moment.snapshot, at);
}

function looksLike(one: PrintedRow | undefined, other: PrintedRow | undefined): boolean {
  return (
    one?.ready === other?.ready &&
    one?.status === other?.status &&
    one?.restarts.split(' ')[0] === other?.restarts.split(' ')[0]
  );
}

function named(key: 'a' | 'b', chart: Chart, moment: Moment | undefined): { a?: string; b?: string } {
  if (!moment?.event) return {};
  const [took = ''] = moment.took;
  const label = toGraph(chart).transitions.find(({ id }) => id === took)?.meta.label;
  return { [key]: label ?? moment.event.type };
}

function sentenceOf(
  at: number,
  { a, b }: { a?: string; b?: string },
  one: Moment | undefined,
  other: Moment | undefined,
): string {
  const time = clockTime(at);
  if (a === undefined) return `Until ${time} nothing differs. Then A has ended, and B goes on: ${b}.`;
  if (b === undefined) return `Until ${time} nothing differs. Then B has ended, and A goes on: ${a}.`;
  const [first, second] = [timeOf(one), timeOf(other)];
  if (a !== b && first === second) return `Until ${time} nothing differs. Then in A: ${a}; in B: ${b}.`;
  if (a !== b) return `Until ${time} nothing differs. Then in A: ${a}, at ${first}; in B: ${b}, at ${second}.`;
  return `Until ${time} nothing differs. Then "${a}" comes at ${first} in A, and at ${second} in B.`;
}

function timeOf(moment: Moment | undefined): string {
  return clockTime(moment?.at ?? 0, true);
}
