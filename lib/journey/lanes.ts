import { containersOf } from './containers.ts';
import type { WalkView } from './view.ts';

/**
 * The container whose lane opens after another one: those with something to decide first, then the others, each in the
 * order of the spec. Undefined where the machine has no containers.
 */
export function laneAfter(view: WalkView, lane: string | undefined, by: number): string | undefined {
  const all = containersOf(view.moment).map(({ name }) => name);
  const deciding = all.filter((name) => view.possible.some(({ container }) => container === name));
  const order = [...deciding, ...all.filter((name) => !deciding.includes(name))];
  const at = order.indexOf(lane ?? view.state.meta.container ?? '');
  return order[(at + by + order.length) % order.length];
}
