import type { StageId } from '@/machines/chart.ts';
import type { Mark } from './mark.ts';
import type { Plan } from './plan.ts';
import { widthOf } from './text.ts';

/** Where a way back leads that is not to be seen: a sign of it, or its name where there is room. */
export type Place = { readonly sign: Pick<Mark, 'look' | 'number'> } | { readonly title: string };

/** Finds the place of a state, or of what follows where a state is not drawn. A line `near` the edge has room for signs only. */
export function placeOf(state: string, plan: Plan, stage: StageId, near: boolean): Place {
  const found = plan.graph.states.find(({ id }) => id === state);
  const number = plan.stages.find(({ stage: { id } }) => id === found?.meta.stage)?.stage.number;
  if (found?.meta.mark === 'state' && number) return { sign: { look: 'connection', number } };
  if (!near) return { title: found?.meta.title ?? nextPlace(stage, plan) };
  const look =
    found?.meta.mark === 'wait' || found?.meta.mark === 'failure' || found?.meta.mark === 'end'
      ? found.meta.mark
      : 'idle';
  return { sign: { look } };
}

/** The px that a place needs. */
export function placeWidth(place: Place): number {
  return 'sign' in place ? 18 : widthOf(place.title, 'note');
}

/** Where the line goes on when a container's own has ended: the pod's own states behind it. */
function nextPlace(stage: StageId, { stages }: Plan): string {
  const groups = stages.find(({ stage: { id } }) => id === stage)?.groups ?? [];
  const own = groups.findLast(({ container, rows }) => container === undefined && rows[0]?.state);
  const later = stages.slice(stages.findIndex(({ stage: { id } }) => id === stage) + 1);
  return own?.rows[0]?.state?.meta.title ?? later[0]?.stage.title ?? 'the end';
}
