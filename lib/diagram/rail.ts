import type { Choice } from '@/lib/journey/moment.ts';
import type { Frame } from './frame.ts';
import type { CapItem, Item } from './item.ts';
import { type Shape, textShape } from './shape.ts';

/** Where the rail runs, left of the clock. */
const x = 20;

/**
 * What people do to the pod, on a rail of its own: a key level with the token for what can be done, and a band for what
 * was done and lasts, bent into the line where the step begins that it leads to.
 */
export function railItems(
  stages: readonly { readonly id: string; readonly edge: number }[],
  height: number,
  token: number | undefined,
  choices: readonly Choice[],
  { plan, look, grid }: Frame,
): readonly Item[] {
  if (grid.size !== 'wide') return [];
  const actions = plan.graph.transitions.filter(({ meta }) => meta.way === 'action');
  if (actions.length === 0) return [];
  const done = actions.find(({ id, meta }) => meta.key !== undefined && look.isTaken(id));
  const beside = new Set(plan.graph.states.filter(({ meta }) => meta.mark === 'failure').map(({ id }) => id));
  const bends = actions.filter(({ target }) => target === undefined || !beside.has(target)).map(({ id }) => id);
  const open = choices.find(
    ({ key, blocked, transition }) => bends.includes(transition) && key !== undefined && blocked === undefined,
  );
  const edge = done ? (stages.find(({ id }) => id === stageOf(done.target, plan)) ?? stages.at(-1))?.edge : undefined;
  const items: Item[] = [{ kind: 'line', id: 'rail', d: `M${x} 0V${Math.ceil(height)}`, light: 'hair' }];
  if (done && edge !== undefined) {
    const foot = height - 18;
    items.push(
      {
        kind: 'line',
        id: 'rail-band',
        d: `M${x} ${edge}V${foot}`,
        light: 'rail',
        transitions: [done.id],
        name: done.meta.label,
      },
      { kind: 'line', id: 'rail-foot', d: `M${x - 6} ${foot}H${x + 6}`, light: 'rail', width: 2 },
      {
        kind: 'line',
        id: 'rail-bend',
        d: `M${x} ${edge}H${grid.line - 22}C${grid.line - 6} ${edge} ${grid.line} ${edge + 6} ${grid.line} ${edge + 22}`,
        light: 'taken',
      },
      {
        kind: 'cap',
        id: 'cap:done',
        x,
        y: edge,
        key: done.meta.key ?? 'D',
        done: true,
        choices: [],
        name: done.meta.label,
      },
    );
  }
  const free = token !== undefined && (edge === undefined || Math.abs(token - edge) > 24);
  if (open?.key && free) {
    items.push({
      kind: 'cap',
      id: 'cap:open',
      x,
      y: token,
      key: open.key,
      done: false,
      choices: [open],
      name: open.label,
    });
  }
  return items;
}

function stageOf(target: string | undefined, { stages, graph }: Frame['plan']): string | undefined {
  const found = graph.states.find(({ id }) => id === target);
  return found ? found.meta.stage : stages.find(({ groups }) => groups.some(({ id }) => id === 'pod-after'))?.stage.id;
}

/** Draws a key on the rail. */
export function capShapes({ x, y, key, done }: CapItem): readonly Shape[] {
  const disc = { tag: 'circle', cx: x, cy: y, r: 10, strokeWidth: 1.5 } as const;
  return [
    done ? { ...disc, fill: 'ink', stroke: 'paper' } : { ...disc, fill: 'paper', stroke: 'fail-line', dash: '3 2.4' },
    textShape({ x, y, text: key, style: 'key', ink: done ? 'on-ink' : 'fail', anchor: 'middle' }),
  ];
}
