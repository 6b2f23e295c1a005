import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, createMachine, raise } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { distancesFrom, type Route, routesOf } from '@/machines/routes.ts';

const choice = { label: 'Go', way: 'progress' };

function chartWith(machine: AnyStateMachine, never: Chart['never'] = () => false): Chart {
  return { id: 'm', title: 'A machine', stages: [], machine, blocked: () => undefined, never };
}

function wordsOf(routes: readonly Route[]): readonly string[] {
  return routes.map(({ target, sources, trigger, seldom }) => {
    const from = trigger ? `${sources.join('/')} because of ${trigger.join('/')}` : sources.join('/');
    return `${from} -> ${target}${seldom ? ', seldom' : ''}`;
  });
}

describe('a choice is a route from every atomic state below its own', () => {
  const flat = chartWith(
    createMachine({
      id: 'm',
      initial: 'day',
      on: { fall: { target: '.night', meta: choice } },
      states: {
        day: {
          initial: 'dawn',
          states: { dawn: { on: { stay: { meta: choice }, wired: 'noon' } }, noon: { type: 'final' } },
          on: { quake: { target: 'night', meta: { ...choice, rare: true } } },
        },
        night: {
          on: {
            rise: { target: 'day', meta: choice },
            kick: { target: 'day', meta: { ...choice, way: 'action' } },
            delete: { target: 'day', meta: { ...choice, way: 'action', key: 'D' } },
          },
        },
      },
    }),
  );

  test('to the first atomic state that its target enters; wiring and what stays are none', () => {
    expect(wordsOf(routesOf(flat))).toEqual([
      'day.dawn/day.noon/night -> night',
      'day.dawn/day.noon -> night, seldom',
      'night -> day.dawn',
      'night -> day.dawn, seldom',
      'night -> day.dawn',
    ]);
  });

  test('found once and kept', () => expect(routesOf(flat)).toBe(routesOf({ ...flat })));
});

test('what the spec forbids for good is no route', () => {
  const states = {
    a: { on: { shut: { target: 'b', guard: 'closed', meta: choice }, go: { target: 'b', meta: choice } } },
    b: {},
  };
  const machine = () => createMachine({ id: 'm', initial: 'a', states });
  expect(wordsOf(routesOf(chartWith(machine(), (guard) => guard === 'closed')))).toEqual(['a -> b']);
  expect(wordsOf(routesOf(chartWith(machine())))).toEqual(['a -> b', 'a -> b']);
});

describe('a choice that is heard elsewhere is a route there, and names its trigger', () => {
  const region = (on: object, entry: object = {}) => ({
    initial: 'rests',
    states: { rests: { on }, moved: entry },
  });

  test('because its action raises an event, and so on, each event once', () => {
    const machine = createMachine({
      id: 'm',
      type: 'parallel',
      states: {
        one: region({
          go: { target: 'moved', actions: { type: 'raise', params: { event: 'heard' } }, meta: choice },
          deaf: { actions: [{ type: 'assign' }, { type: 'raise' }, raise({ type: 'x' })], meta: choice },
        }),
        two: region({ heard: { target: 'moved', actions: { type: 'raise', params: { event: 'echo' } } } }),
        three: region({ echo: { target: 'moved', actions: { type: 'raise', params: { event: 'heard' } } } }),
      },
    });
    expect(wordsOf(routesOf(chartWith(machine)))).toEqual([
      'one.rests -> one.moved',
      'two.rests because of one.rests -> two.moved',
      'three.rests because of one.rests -> three.moved',
    ]);
  });

  test('because entering its target raises one, at whatever depth', () => {
    const raising = (event: string) => ({ type: 'raise', params: { event } });
    const machine = createMachine({
      id: 'm',
      type: 'parallel',
      states: {
        one: {
          initial: 'rests',
          states: {
            rests: { on: { go: { target: 'deep', meta: { ...choice, rare: true } } } },
            deep: { entry: raising('outer'), initial: 'inner', states: { inner: { entry: raising('inward') } } },
          },
        },
        two: region({ outer: 'moved' }),
        three: region({ inward: 'moved' }),
        four: region({ unheard: 'moved' }),
      },
    });
    expect(wordsOf(routesOf(chartWith(machine)))).toEqual([
      'one.rests -> one.deep.inner, seldom',
      'three.rests because of one.rests -> three.moved, seldom',
      'two.rests because of one.rests -> two.moved, seldom',
    ]);
  });

  test('because it enters the last final state of what is done then', () => {
    const ending = (event: string) => ({
      initial: 'runs',
      states: { runs: { on: { [event]: { target: 'over', meta: choice } } }, over: { type: 'final' as const } },
    });
    const machine = createMachine({
      id: 'm',
      initial: 'both',
      states: {
        both: {
          type: 'parallel',
          states: { one: ending('first'), two: ending('second') },
          onDone: 'done',
          on: { 'no.done.event': 'other' },
        },
        done: {},
        other: {},
      },
    });
    expect(wordsOf(routesOf(chartWith(machine)))).toEqual([
      'both.one.runs -> both.one.over',
      'both.one.runs/both.one.over/both.two.runs/both.two.over because of both.one.runs -> done',
      'both.two.runs -> both.two.over',
      'both.one.runs/both.one.over/both.two.runs/both.two.over because of both.two.runs -> done',
    ]);
  });
});

describe('the distance to a state is the least number of choices', () => {
  const route = (target: string, sources: string[], trigger?: string[]): Route => ({
    target,
    sources,
    seldom: false,
    ...(trigger ? { trigger } : {}),
  });

  test('nothing is nearer than where the tokens stand, and what no route enters has no distance', () => {
    const routes = [route('d', ['c']), route('c', ['b', 'x']), route('b', ['a']), route('a', ['b']), route('z', ['y'])];
    expect([...distancesFrom(routes, ['a'])].sort()).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ]);
  });

  test('a shorter way that is found later counts', () => {
    const routes = [route('d', ['c']), route('c', ['b']), route('b', ['a']), route('d', ['b'])];
    expect(distancesFrom(routes, ['a']).get('d')).toBe(2);
  });

  test('a trigger has to be reached as well', () => {
    const routes = [route('b', ['a']), route('c', ['b']), route('far', ['a', 'b'], ['c', 'x'])];
    expect(distancesFrom(routes, ['a']).get('far')).toBe(3);
    expect(distancesFrom([route('far', ['a'], ['x'])], ['a']).has('far')).toBe(false);
  });
});
