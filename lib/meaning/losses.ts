import { nodesOf, type Outline, type OutlineWay } from '@/machines/outline.ts';

/** What a language for pictures of statecharts can hold beside states, ways and events. */
export interface Holds {
  /** Transitions that leave their state alone. */
  readonly stays: boolean;
  /** Whether a state can say more of itself than its name. */
  readonly sentences: boolean;
}

/**
 * One line for each kind of thing that a text does not have of its machine, with how many there are. Every lossy export
 * carries these lines as comments, so that nobody takes it for the whole.
 */
export function lossesOf(outline: Outline, { stays, sentences }: Holds): readonly string[] {
  const nodes = [...nodesOf(outline)];
  const ways = nodes.flatMap((node) => node.ways);
  const guards = ways.filter(({ guard }) => guard !== undefined).length;
  const actions = [...nodes.flatMap(({ entry, exit }) => [...entry, ...exit]), ...ways.flatMap((way) => way.actions)];
  const timers = actions.filter(({ type }) => type === 'timer.start').length;
  const staying = ways.filter(isStaying);
  const told = nodes.filter(({ meta }) => meta !== undefined).length;
  return [
    ...(stays
      ? []
      : counted(
          staying.length,
          'transition that stays in its state',
          'transitions that stay in their states',
          namesOf(staying),
        )),
    ...counted(
      guards,
      'guard: its words are kept, what it tests is not',
      'guards: their words are kept, what they test is not',
    ),
    ...counted(actions.length - timers, 'action', 'actions'),
    ...counted(timers, 'timer with its length', 'timers with their lengths'),
    ...(sentences
      ? []
      : counted(told, 'sentence of a state, and its source', 'sentences of states, and their sources')),
  ];
}

/** Whether a transition leads nowhere: it only does something. */
export function isStaying({ target }: OutlineWay): boolean {
  return target === undefined;
}

function namesOf(ways: readonly OutlineWay[]): string {
  const names = [...new Set(ways.map(({ event }) => event))];
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} and others` : names.join(', ');
}

function counted(count: number, one: string, many: string, names = ''): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : many}${names === '' ? '' : ` (${names})`}`];
}
