import type { Timer } from '@/lib/journey/moment.ts';
import type { GraphState } from '@/machines/graph.ts';
import type { LadderItem } from './item.ts';

/** The waits that a state's note lists, `10, 20, 40 ... 300 s`: the gap is filled by doubling. */
export function rungsOf({ meta }: GraphState): readonly number[] | undefined {
  const match = /^(\d+(?:, \d+)*) ?(?:\.{3}|…) ?(\d+) s$/.exec(meta.note ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const rungs = match[1].split(', ').map(Number);
  const last = Number(match[2]);
  for (let next = (rungs.at(-1) ?? last) * 2; next < last; next *= 2) rungs.push(next);
  return [...rungs, last];
}

/** The ladder of a wait that runs: the rungs behind it, its own, and those ahead. */
export function toLadder(state: GraphState, timer: Timer, x: number, y: number): LadderItem | undefined {
  const rungs = rungsOf(state);
  const seconds = Math.round((timer.due - timer.from) / 1000);
  const now = rungs?.findIndex((rung) => seconds > rung * 0.75 - 1 && seconds <= rung) ?? -1;
  if (!rungs || now === -1) return undefined;
  const lights = (index: number) => (index < now ? 'gone' : index === now ? 'now' : 'ahead');
  return {
    kind: 'ladder',
    id: `ladder:${state.id}`,
    x,
    y,
    rungs: rungs.map((rung, index) => ({ seconds: rung, light: lights(index) })),
  };
}
