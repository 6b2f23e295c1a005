import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prove, toJson } from '@/lib/exporters/json.ts';
import { delayMeanings } from '@/lib/meaning/delays.ts';
import { evaluate } from '@/lib/meaning/evaluation.ts';
import { guardMeanings } from '@/lib/meaning/guards.ts';
import { faultsOf, readMachine } from '@/lib/meaning/runner.ts';
import { chartOf } from '@/machines/charts.ts';
import { type DelayRef, delayOf } from '@/machines/delays.ts';
import { toGraph } from '@/machines/graph.ts';
import { hello } from '@/machines/hello.ts';
import { parseImageReference } from '@/machines/image-reference.ts';
import { initialContext, type PodContext } from '@/machines/pod-context.ts';
import { charts } from './charts.ts';

const schema: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/schemas/podwalk-machine-1.json'), 'utf8'),
);
const meaning = { guards: guardMeanings, actions: {}, delays: delayMeanings };

describe.each(charts)('the JSON of %s', { timeout: 30_000 }, (_, chart) => {
  const text = toJson(chart);

  test('is what its schema says', () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  test('runs every scenario from the text alone, and the scenarios meet nine of ten states that can be met', () => {
    const { machine, scenarios } = readMachine(text);
    expect(faultsOf(machine, scenarios)).toEqual([]);
    const met = new Set(scenarios.flatMap(({ states, steps }) => [states, ...steps.map((step) => step.states)]).flat());
    const states = toGraph(chart).states.map(({ id }) => id);
    expect(states.filter((id) => met.has(id)).length / states.length).toBeGreaterThan(0.85);
  });
});

const text = toJson(chartOf('pod'));

test.each([
  ['a guard that says otherwise', '"imageInRegistry":', '"imageInRegistry": false, "was":'],
  ['an action that does nothing', '"image.keep": {', '"image.keep": { "emits": "nothing" }, "was": {'],
  ['a guard without a meaning', '"pullNeeded": [', '"pullsNeeded": ['],
  ['an operator that there is not', '"imageInRegistry": [\n        "="', '"imageInRegistry": [\n        "=="'],
  ['a target elsewhere', '"target": "#pod.image.layers"', '"target": "#pod.image.built"'],
])('a document with %s is refused', (_, part, instead) => {
  expect(text).toContain(part);
  expect(() => prove(text.replace(part, instead))).toThrow(/^this machine cannot be exported as JSON: /);
});

test('a change of any one state of a scenario is found', () => {
  const { machine, scenarios } = readMachine(text);
  fc.assert(
    fc.property(fc.nat(scenarios.length - 1), fc.nat(), (which, nth) => {
      const changed = scenarios.map((scenario, index) => {
        const step = nth % Math.max(1, scenario.steps.length);
        if (index !== which || scenario.steps.length === 0) return scenario;
        return { ...scenario, steps: scenario.steps.map((one, at) => (at === step ? { ...one, states: [] } : one)) };
      });
      return faultsOf(machine, changed).length > 0;
    }),
    { numRuns: 20 },
  );
});

test('the same machine gives the same bytes', () => {
  expect(toJson(chartOf('pod'))).toBe(text);
});

test('a delay as data is as long as the machine has it, whatever the context', () => {
  const count = fc.nat(12);
  fc.assert(
    fc.property(
      count,
      count,
      count,
      fc.nat(900_000),
      fc.nat(900_000),
      fc.option(fc.nat(90)),
      (a, b, c, now, ago, grace) => {
        const context = contextWith({ crashes: a, pullFailures: b, readiness: c, now, ago, grace });
        for (const delay of delays) {
          const data = evaluate(delayMeanings[delay.type], { meaning, context, event: {}, params: delay });
          expect(data, delay.type).toBe(delayOf(delay, context));
        }
      },
    ),
  );
});

test('an image reference as data is valid where the machine takes it', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9:/@._-]{0,30}$/);
  fc.assert(
    fc.property(word, (image) => {
      const spec = { ...hello, containers: hello.containers.map((own) => ({ ...own, image })) };
      const params = { container: 'web', valid: true };
      const holds = evaluate(guardMeanings.imageReference, {
        meaning,
        context: initialContext(spec),
        event: {},
        params,
      });
      expect(holds).toBe(parseImageReference(image) !== undefined);
    }),
  );
});

const delays: readonly DelayRef[] = [
  { type: 'crashLoopBackOff', container: 'web' },
  { type: 'imagePullBackOff', container: 'web' },
  { type: 'probe', container: 'web', probe: 'readiness' },
  { type: 'probe', container: 'web', probe: 'startup' },
  { type: 'gracePeriod' },
  { type: 'volumeRetry' },
  { type: 'fixed', ms: 7 },
];

interface Numbers {
  readonly crashes: number;
  readonly pullFailures: number;
  readonly readiness: number;
  readonly now: number;
  readonly ago: number;
  readonly grace: number | null;
}

function contextWith({ crashes, pullFailures, readiness, now, ago, grace }: Numbers): PodContext {
  const context = initialContext(hello);
  const record = context.containers.web;
  if (!record) throw new RangeError('hello: it has no container web');
  const previous = { startedAt: 0, finishedAt: Math.max(0, now - ago - 500) };
  const killed = ago % 5 === 0;
  const instance = {
    startedAt: Math.max(0, now - 2 * ago),
    ...(ago % 2 ? { finishedAt: Math.max(0, now - ago) } : {}),
  };
  const probeFailures = { startup: 0, liveness: 0, readiness };
  return {
    ...context,
    now,
    mountFailures: crashes,
    ...(ago % 3 ? { stoppingAt: Math.max(0, now - ago) } : {}),
    ...(grace === null ? {} : { grace }),
    containers: {
      web: { ...record, crashes, pullFailures, probeFailures, instance, killed, ...(ago % 7 ? { previous } : {}) },
    },
  };
}
