import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { firstLeaf, guardWords, nodesOf, type Outline, titleOf, toOutline } from '@/machines/outline.ts';

const chart: Chart = {
  id: 'door',
  title: 'A door',
  stages: [],
  blocked: () => undefined,
  never: () => false,
  machine: createMachine({
    id: 'door',
    initial: 'open',
    states: {
      open: {
        meta: { title: 'Stands open' },
        entry: [{ type: 'ring', params: { times: 2 } }, { type: 'light' }],
        exit: { type: 'dark' },
        on: {
          push: {
            target: 'shut',
            guard: { type: 'hand', params: { oneOf: ['left', 'right'] } },
            meta: { label: 'Push' },
          },
          wait: { actions: { type: 'ring', params: { times: 1 } } },
          again: { target: 'open', reenter: true },
        },
      },
      shut: {
        initial: 'locked',
        states: {
          free: { type: 'final' },
          locked: { on: { turn: 'free' } },
        },
        onDone: { target: 'both', guard: ({ context }) => context !== undefined },
      },
      both: {
        type: 'parallel',
        states: { lamp: {}, bell: {} },
      },
    },
  }),
};

describe('the outline of a machine is its tree', () => {
  const nodes = () => [...nodesOf(toOutline(chart))];
  const node = (id: string) => {
    const found = nodes().find((one) => one.id === id);
    if (found === undefined) throw new RangeError(`outline: no ${id}`);
    return found;
  };

  test('every node by its id and kind, in document order', () => {
    expect(nodes().map(({ id, name, kind }) => `${id} ${name} ${kind}`)).toEqual([
      'door door compound',
      'door.open open atomic',
      'door.shut shut compound',
      'door.shut.free free final',
      'door.shut.locked locked atomic',
      'door.both both parallel',
      'door.both.lamp lamp atomic',
      'door.both.bell bell atomic',
    ]);
  });

  test('only a compound node says where it begins', () => {
    expect(nodes().flatMap(({ id, initial }) => (initial === undefined ? [] : [[id, initial]]))).toEqual([
      ['door', 'door.open'],
      ['door.shut', 'door.shut.locked'],
    ]);
    expect(Object.hasOwn(node('door.both'), 'initial')).toBe(false);
  });

  test('what is done on entry and on exit, and what is said', () => {
    const { entry, exit, meta } = node('door.open');
    expect({ entry, exit, meta }).toEqual({
      entry: [
        { type: 'ring', params: { times: 2 } },
        { type: 'light', params: {} },
      ],
      exit: [{ type: 'dark', params: {} }],
      meta: { title: 'Stands open' },
    });
    expect(Object.hasOwn(node('door.shut'), 'meta')).toBe(false);
  });

  test('its ways with their guards, actions and targets, and no more than they have', () => {
    expect(node('door.open').ways).toStrictEqual([
      {
        event: 'push',
        done: false,
        target: 'door.shut',
        reenters: false,
        guard: { type: 'hand', params: { oneOf: ['left', 'right'] } },
        actions: [],
        meta: { label: 'Push' },
      },
      { event: 'wait', done: false, reenters: false, actions: [{ type: 'ring', params: { times: 1 } }] },
      { event: 'again', done: false, target: 'door.open', reenters: true, actions: [] },
    ]);
  });

  test('a way that is taken when the node is done, whose guard is code and has no name', () => {
    expect(node('door.shut').ways).toStrictEqual([
      { event: 'done', done: true, target: 'door.both', reenters: false, actions: [] },
    ]);
  });

  test('entering a node enters its initial leaf; of a parallel node, the first', () => {
    expect(['door', 'door.shut', 'door.both', 'door.open'].map((id) => firstLeaf(node(id)).id)).toEqual([
      'door.open',
      'door.shut.locked',
      'door.both.lamp',
      'door.open',
    ]);
  });

  test('a node is called by its title, else by its name', () => {
    expect([titleOf(node('door.open')), titleOf(node('door.shut'))]).toEqual(['Stands open', 'shut']);
  });
});

test('a history state is refused, because no chart of ours has one', () => {
  const machine = createMachine({ id: 'm', initial: 'a', states: { a: {}, back: { type: 'history' } } });
  expect(() => toOutline({ ...chart, machine })).toThrow('state: m.back is a history state');
});

test('what is told to a guard is part of its words', () => {
  const all = { type: 'all', params: { of: [{ type: 'deleting', params: { is: false } }, { type: 'volumes' }] } };
  expect([
    guardWords({ type: 'volumes', params: {} }),
    guardWords({ type: 'pullPolicy', params: { container: 'web', oneOf: ['Always', 'Never'] } }),
    guardWords(all),
    guardWords({ type: 'all', params: { of: [null, 'volumes', { type: 7 }, { type: 'volumes', params: null }] } }),
  ]).toEqual(['volumes', 'pullPolicy(container web, oneOf Always/Never)', 'deleting(is false) and volumes', 'volumes']);
});

test('nothing below a node without children is walked', () => {
  const leaf: Outline = { id: 'a', name: 'a', kind: 'atomic', entry: [], exit: [], ways: [], children: [] };
  expect([...nodesOf(leaf)]).toEqual([leaf]);
  expect(firstLeaf(leaf)).toBe(leaf);
});
