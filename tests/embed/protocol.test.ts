import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHostMessage } from '@/lib/embed/protocol.ts';

test.each([
  [{ type: 'step' }, { type: 'step' }],
  [{ type: 'back' }, { type: 'back' }],
  [{ type: 'play' }, { type: 'play' }],
  [{ type: 'pause' }, { type: 'pause' }],
  [{ type: 'getSnapshot' }, { type: 'getSnapshot' }],
  [
    { type: 'seek', at: 3 },
    { type: 'seek', to: { at: 3 } },
  ],
  [
    { type: 'seek', state: 'Pulling' },
    { type: 'seek', to: { state: 'Pulling' } },
  ],
  [
    { type: 'setTheme', theme: 'dark' },
    { type: 'setTheme', theme: 'dark' },
  ],
  [
    { type: 'export', format: 'svg' },
    { type: 'export', format: 'svg' },
  ],
  [
    { type: 'send', event: 'image.pulled.web' },
    { type: 'send', event: 'image.pulled.web', payload: {} },
  ],
  [
    { type: 'send', event: 'container.failed.web', payload: { exitCode: 3 } },
    { type: 'send', event: 'container.failed.web', payload: { exitCode: 3 } },
  ],
])('%j is a request', (message, request) => {
  expect(parseHostMessage({ podwalk: 1, id: 'a', ...message })).toEqual({ kind: 'request', id: 'a', request });
});

test.each([
  [{ podwalk: 2, type: 'step', id: 1 }, 'unknown-version'],
  [{ podwalk: 1, type: 'stop', id: 1 }, 'unknown-type'],
  [{ podwalk: 1, type: 'constructor', id: 1 }, 'unknown-type'],
  [{ podwalk: 1, type: 'seek', at: -1, id: 1 }, 'wrong-value'],
  [{ podwalk: 1, type: 'seek', at: 1.5, id: 1 }, 'wrong-value'],
  [{ podwalk: 1, type: 'setTheme', theme: 'blue', id: 1 }, 'wrong-value'],
  [{ podwalk: 1, type: 'send', event: 'a.b', payload: { at: 1 }, id: 1 }, 'wrong-value'],
  [{ podwalk: 1, type: 'send', event: 'a.b', payload: { x: {} }, id: 1 }, 'wrong-value'],
  [{ podwalk: 1, type: 'send', event: 'a.b', payload: { x: Number.NaN }, id: 1 }, 'wrong-value'],
])('%j is answered with %s', (message, code) => {
  expect(parseHostMessage(message)).toMatchObject({ kind: 'fault', code, id: 1 });
});

test('whatever else is posted is foreign: nothing throws, and nothing becomes a request', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (data) => {
      const spoken = typeof data === 'object' && data !== null && !Array.isArray(data) && 'podwalk' in data;
      expect(parseHostMessage(data).kind === 'foreign').toBe(!spoken || Reflect.get(data, 'podwalk') === undefined);
    }),
    { numRuns: 2000 },
  );
});

test('an object that is strange to read is foreign, or answered, and never throws', () => {
  const cyclic: Record<string, unknown> = { podwalk: 1, type: 'send', event: 'image.pulled.web' };
  cyclic.payload = { self: cyclic };
  const throwing = {
    podwalk: 1,
    get type(): string {
      throw new Error('no');
    },
  };
  const guarded = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const changing = {
    podwalk: 1,
    type: 'seek',
    get at() {
      return Math.random() < 2 ? -1 : 0;
    },
  };
  const inherited = Object.create({ podwalk: 1, type: 'step' });
  const polluting = JSON.parse('{"podwalk":1,"type":"send","event":"a.b","payload":{"__proto__":{"polluted":1}}}');
  const named = JSON.parse('{"podwalk":1,"type":"__proto__"}');
  const kinds = [cyclic, throwing, guarded, changing, inherited, polluting, named].map((data) => {
    const read = parseHostMessage(data);
    return read.kind === 'fault' ? read.code : read.kind;
  });
  expect(kinds).toEqual(['wrong-value', 'foreign', 'foreign', 'wrong-value', 'foreign', 'wrong-value', 'unknown-type']);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each([
  { type: 'send', event: 'a'.repeat(1_000_000) },
  { type: 'seek', state: 'a'.repeat(1_000_000) },
  { type: 'seek', at: Number.POSITIVE_INFINITY },
  { type: 'a'.repeat(1_000_000) },
  { type: 'send', event: 'a.b', payload: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, {}])) },
])('a message that is too large is refused at once', (message) => {
  const start = performance.now();
  const read = parseHostMessage({ podwalk: 1, ...message });
  expect(read.kind).toBe('fault');
  if (read.kind === 'fault') expect(read.message.length).toBeLessThan(200);
  expect(performance.now() - start).toBeLessThan(100);
});

test('a message that is ours in name only never becomes a request that the manual does not have', () => {
  const types = ['send', 'step', 'back', 'seek', 'play', 'pause', 'setTheme', 'getSnapshot', 'export'];
  const field = fc.anything({ withNullPrototype: true });
  const message = fc.record(
    {
      podwalk: fc.constant(1),
      type: fc.oneof(fc.constantFrom(...types), field),
      ...{ id: field, event: field, payload: field, at: field, state: field, theme: field, format: field },
    },
    { requiredKeys: ['podwalk'] },
  );
  fc.assert(
    fc.property(message, (data) => {
      const read = parseHostMessage(data);
      expect(read.kind).not.toBe('foreign');
      if (read.kind !== 'request') return;
      const { request } = read;
      expect(types).toContain(request.type);
      if (request.type === 'seek' && 'at' in request.to) expect(Number.isInteger(request.to.at)).toBe(true);
      if (request.type === 'send') {
        for (const value of Object.values(request.payload)) expect(['string', 'number']).toContain(typeof value);
      }
    }),
    { numRuns: 2000 },
  );
});
