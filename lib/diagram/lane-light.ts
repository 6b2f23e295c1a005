import type { GraphState } from '@/machines/graph.ts';
import type { Frame } from './frame.ts';
import { isGoal } from './group.ts';
import { markLook } from './look.ts';
import type { MarkLook } from './mark.ts';
import type { Group } from './plan.ts';

/** The state that holds a lane's token in this step, and the row that it stands at or hangs at. */
export function hostRow(
  { rows }: Group,
  { look }: Frame,
): { readonly row: number; readonly state: GraphState } | undefined {
  for (const [index, { state, families }] of rows.entries()) {
    const beside = families.flatMap(({ head, spurs }) => [...spurs, ...(head ? [head] : [])].map((spur) => spur.state));
    const token = [...(state ? [state] : []), ...beside].find(({ id }) => look.isCurrent(id));
    if (token) return { row: index, state: token };
  }
  return undefined;
}

/** How a mark of a closed lane looks: the token's own without its halo, green where it is ready. */
export function laneLook(state: GraphState, group: Group, row: number, { look }: Frame): MarkLook {
  const mark = markLook(state, look, isGoal(group, row) && group.rows[row]?.state === state);
  switch (mark) {
    case 'ready-now':
      return 'ready';
    case 'failing':
      return 'failed';
    case 'waiting':
      return state.meta.mark === 'wait' ? 'waited' : 'current';
    default:
      return mark;
  }
}
