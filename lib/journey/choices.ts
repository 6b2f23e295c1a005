import { type AnyMachineSnapshot, type AnyStateNode, type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import type { Chart, StateMeta, TransitionMeta, Way } from '@/machines/chart.ts';
import { entryOf, pathOf, transitionId } from '@/machines/graph.ts';
import type { Choice, Moment, Timer } from './moment.ts';

const goesOn: readonly Way[] = ['progress', 'timer', 'retry', 'shortcut'];
const order: readonly Way[] = [...goesOn, 'failure', 'repair', 'action'];

/**
 * What can happen next, in the order of the keys: the way on first, then failures, then what people can do; behind
 * them what cannot happen now, with the reason. The machine is asked for all of it.
 */
export function choicesAt(chart: Chart, moment: Moment): readonly Choice[] {
  const choices = known.get(moment) ?? findChoices(chart, moment);
  known.set(moment, choices);
  return choices;
}

const known = new WeakMap<Moment, readonly Choice[]>();

function findChoices(chart: Chart, moment: Moment): readonly Choice[] {
  const byEvent = new Map<string, AnyTransitionDefinition[]>();
  for (const definition of getNextTransitions(moment.snapshot)) {
    if (!definition.meta) continue;
    const group = byEvent.get(definition.eventType);
    if (group) group.push(definition);
    else byEvent.set(definition.eventType, [definition]);
  }
  const all = [...byEvent.values()].flatMap((group) => toChoice(chart, moment, group));
  const rank = rankIn(regionOf(moment));
  const open = all
    .filter(({ blocked }) => blocked === undefined)
    .map((choice) => ({ choice, rank: rank(choice) }))
    .sort((a, b) => a.rank - b.rank);
  return [...withKeys(open.map(({ choice }) => choice)), ...all.filter(({ blocked }) => blocked !== undefined)];
}

/** The choice that leads on by itself: what play takes. `undefined` when only people or failures could change anything. */
export function wayOn(choices: readonly Choice[]): Choice | undefined {
  return choices.find(({ way, blocked }) => blocked === undefined && goesOn.includes(way));
}

/** The timers that run and can still bring something, the next one first. */
export function timersAt(_chart: Chart, { snapshot }: Moment): readonly Timer[] {
  const timers: Readonly<Record<string, Omit<Timer, 'event'>>> = snapshot.context.timers ?? {};
  return Object.entries(timers)
    .map(([event, timer]) => ({ event, ...timer }))
    .filter(({ event }) => snapshot.can({ type: event }))
    .sort((a, b) => a.due - b.due);
}

/** Ids of the transitions that this event type would take now, wiring left out. */
export function enabledTransitions(chart: Chart, snapshot: AnyMachineSnapshot, type: string): readonly string[] {
  const taken = getNextTransitions(snapshot).find(
    (definition) => definition.eventType === type && chart.blocked(definition.guard, snapshot.context) === undefined,
  );
  return taken ? [transitionId(taken)] : [];
}

function toChoice(chart: Chart, moment: Moment, group: readonly AnyTransitionDefinition[]): Choice[] {
  const { context } = moment.snapshot;
  const reasons = group.map(({ guard }) => chart.blocked(guard, context));
  const open = reasons.indexOf(undefined);
  const definition = group[Math.max(0, open)] ?? raiseEmpty();
  const meta: TransitionMeta = definition.meta;
  if (open < 0 && (meta.quiet || meta.rare)) return [];
  const due: number | undefined = context.timers?.[definition.eventType]?.due;
  const choice: Choice = {
    event: {
      type: definition.eventType,
      at: Math.max(moment.at, due ?? moment.at + restOf(definition)),
      ...meta.payload,
    },
    transition: transitionId(definition),
    label: meta.label,
    way: meta.way,
    outcome: meta.outcome ?? outcomeOf(chart, definition, meta),
    ...(meta.container ? { container: meta.container } : {}),
    ...(meta.key ? { key: meta.key } : {}),
    ...(meta.rare ? { rare: true } : {}),
    ...(open < 0 && reasons[0] !== undefined ? { blocked: reasons[0] } : {}),
    ...(open < 0 ? remedyOf(chart, definition, context) : {}),
  };
  return [choice];
}

function remedyOf(chart: Chart, { guard }: AnyTransitionDefinition, context: unknown): Pick<Choice, 'takes'> {
  const takes = chart.takes?.(guard, context);
  return takes === undefined ? {} : { takes };
}

function restOf(definition: AnyTransitionDefinition): number {
  const meta: StateMeta | undefined = definition.source.meta;
  return meta?.takes ?? 1000;
}

function outcomeOf(chart: Chart, definition: AnyTransitionDefinition, meta: TransitionMeta): string {
  const target = meta.leadsTo
    ? chart.machine.root.machine.getStateNodeById(`${chart.id}.${meta.leadsTo}`)
    : definition.target?.[0];
  if (!target) return 'stays';
  const entered: StateMeta | undefined = entryOf(target).meta ?? target.meta;
  return entered?.title ?? pathOf(target);
}

/** The way on comes first, and among equals what the token moved last can do, or what has a key of its own. */
function rankIn(region: string | undefined): (choice: Choice) => number {
  return ({ way, key, transition, rare }) =>
    2 * order.indexOf(way) + (key !== undefined || regionIn(transition) === region ? 0 : 1) + (rare ? 100 : 0);
}

/** The region into which the last step led. */
function regionOf({ took, snapshot }: Moment): string | undefined {
  const last = took.at(-1);
  if (last === undefined) return undefined;
  const [owner = '', event = '', index = '0'] = last.split('|');
  const node: AnyStateNode = snapshot.machine.getStateNodeById(`${snapshot.machine.id}.${owner}`);
  return regionIn(node.transitions.get(event)?.[Number(index)]?.meta?.leadsTo ?? owner);
}

function regionIn(path: string): string {
  const [first = '', second = ''] = path.split('.');
  return first === 'containers' ? `${first}.${second}` : first;
}

function withKeys(choices: readonly Choice[]): Choice[] {
  let digit = 0;
  return choices.map((choice) => {
    if (choice.key || choice.rare) return choice;
    digit += 1;
    return digit <= 9 ? { ...choice, key: String(digit) } : choice;
  });
}

function raiseEmpty(): never {
  throw new RangeError('choice: a group of transitions is never empty');
}
