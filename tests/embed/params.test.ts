import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manual } from '@/lib/embed/manual.ts';
import { defaultParams, paramNames, parseEmbedParams } from '@/lib/embed/params.ts';

test('every parameter of the contract is read', () => {
  const search =
    '?state=Pulling&at=4&run=image.notFound.web&focus=pull&depth=2&theme=dark&controls=min&autoplay=1&speed=2.5&loop=1&motion=off&title=1&origin=https://docs.example';
  expect(parseEmbedParams(search)).toEqual({
    params: {
      ...{ state: 'Pulling', at: 4, run: 'image.notFound.web', focus: 'pull', depth: 2, theme: 'dark' },
      ...{ controls: 'min', autoplay: true, speed: 2.5, loop: true, motion: 'off', title: true },
      origins: ['https://docs.example'],
    },
    faults: [],
  });
});

test('without parameters an embed has those of the manual', () => {
  expect(parseEmbedParams('')).toEqual({ params: defaultParams, faults: [] });
});

test.each([
  ['?depth=9', 'depth: "9" is not possible, so it is left out'],
  ['?theme=blue', 'theme: "blue" is not possible, so it is left out'],
  ['?speed=0', 'speed: "0" is not possible, so it is left out'],
  ['?sped=2', 'sped: there is no such parameter. Did you mean speed?'],
  ['?origin=*', 'origin: each is a scheme, a host and a port, as in https://docs.example'],
  ['?__proto__=1', '__proto__: there is no such parameter'],
])('%s falls back, and is named once', (search, sentence) => {
  expect(parseEmbedParams(search)).toEqual({ params: defaultParams, faults: [sentence] });
});

test('no address throws, and none gives a value that the manual does not have', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('0', '1', '2', 'auto', 'dark', 'none', 'off', '-1', '1e9', 'NaN'),
  );
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...paramNames), fc.string()), value));
  fc.assert(
    fc.property(query, (pairs) => {
      const { params, faults } = parseEmbedParams(`?${new URLSearchParams(pairs.map(([name, one]) => [name, one]))}`);
      expect(new Set(faults).size).toBe(faults.length);
      expect([0, 1, 2]).toContain(params.depth);
      expect(['auto', 'light', 'dark']).toContain(params.theme);
      expect(['none', 'min', 'full']).toContain(params.controls);
      expect(params.speed).toBeGreaterThanOrEqual(0.1);
      expect(params.at ?? 0).toBeGreaterThanOrEqual(0);
      expect(params.origins).not.toContain('*');
    }),
  );
});

test('the manual has every parameter, and an example of it that is right', () => {
  expect(manual.map(({ name }) => name).sort()).toEqual([...paramNames].sort());
  for (const { name, example } of manual) {
    const search = example.slice(example.indexOf('?'));
    expect(parseEmbedParams(search).faults, example).toEqual([]);
    expect(new URLSearchParams(search).has(name)).toBe(true);
  }
});
