import type { Timer } from '@/lib/journey/moment.ts';
import type { GraphState } from '@/machines/graph.ts';
import type { LadderItem } from './item.ts';
import { type Shape, textShape } from './shape.ts';

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

/** Draws a ladder. */
export function ladderShapes({ x, y, rungs }: LadderItem): readonly Shape[] {
  return rungs.flatMap(({ seconds, light }, index): Shape[] => {
    const height = index === 0 && seconds === 0 ? 2 : 3 + 6 * (index + (rungs[0]?.seconds === 0 ? 0 : 1));
    const left = x + index * 23;
    const bar = { tag: 'rect', x: left, y: y - height, width: 14, height, strokeWidth: 1 } as const;
    const drawn: Shape =
      light === 'gone'
        ? { ...bar, fill: 'ink', stroke: 'ink' }
        : light === 'now'
          ? { ...bar, fill: 'wait-fill', stroke: 'wait-fill' }
          : { ...bar, fill: 'none', stroke: 'idle', dash: '2 2' };
    const now = light === 'now';
    const label = { x: left + 7, y: y + 10, text: String(seconds), anchor: 'middle' } as const;
    return [drawn, textShape({ ...label, style: now ? 'key' : 'tick', ink: now ? 'wait' : 'ink-3' })];
  });
}
