import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, replayEvents, startJourney } from '@/lib/journey/journey.ts';
import type { Moment } from '@/lib/journey/moment.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodContext } from '@/machines/pod-context.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { pods } from './pods.ts';

/** What happens, drawn again and again: mostly the way on, sometimes anything, and sometimes later than it could. */
const whims = fc.array(fc.record({ pick: fc.nat(1000), late: fc.nat(700_000) }), { minLength: 20, maxLength: 80 });
const kinds = fc.constantFrom(...Object.keys(pods));

/** A fixed seed, so that a test that passes once passes always. */
const options = { numRuns: 200, seed: 20_261_123 };

test('whatever happens to a pod, it keeps to the order in which Kubernetes does things', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(kinds, whims, (kind, list) => {
      const spec = specOf(kind);
      const moments = walkAtWhim(spec, list);
      for (const [index, moment] of moments.entries()) {
        const before = moments[index - 1];
        if (before) keepsItsPromises(before, moment, spec);
      }
    }),
    options,
  );
});

test('whatever happened, the events alone lead to the same moment again', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(kinds, whims, (kind, list) => {
      const moments = walkAtWhim(specOf(kind), list);
      const events = moments.flatMap(({ event }) => (event ? [event] : []));
      const again = momentOf(replayEvents(podChart(specOf(kind)), events)).snapshot;
      expect(again.value).toEqual(moments.at(-1)?.snapshot.value);
      expect(again.context).toEqual(moments.at(-1)?.snapshot.context);
    }),
    { ...options, numRuns: 40 },
  );
});

function specOf(kind: string): PodSpec {
  return new Map<string, PodSpec>(Object.entries(pods)).get(kind) ?? pods.hello;
}

function walkAtWhim(spec: PodSpec, list: readonly { readonly pick: number; readonly late: number }[]): Moment[] {
  const chart = podChart(spec);
  const moments = [momentOf(startJourney(chart))];
  for (const { pick, late } of list) {
    const last = moments.at(-1);
    const open = last ? choicesAt(chart, last).filter(({ blocked }) => blocked === undefined) : [];
    const choice = (pick % 3 === 0 ? undefined : wayOn(open)) ?? open[pick % Math.max(1, open.length)];
    if (!last || !choice) break;
    const at = pick % 5 === 0 ? choice.event.at + late : choice.event.at;
    moments.push(nextMoment(chart, last, { ...choice.event, at }));
  }
  return moments;
}

function keepsItsPromises(before: Moment, after: Moment, { containers }: PodSpec): void {
  const was: PodContext = before.snapshot.context;
  const is: PodContext = after.snapshot.context;
  expect(after.at, 'virtual time never goes back').toBeGreaterThanOrEqual(before.at);
  expect(is.now, 'the machine has the same time').toBe(after.at);
  if (was.node !== undefined) expect(is.node, 'a bound pod keeps its node').toBe(was.node);

  for (const [index, { name, kind }] of containers.entries()) {
    const [past, present] = [was.containers[name], is.containers[name]];
    expect(present?.restartCount, 'restartCount never falls').toBeGreaterThanOrEqual(past?.restartCount ?? 0);
    const starts = present?.instance !== undefined && present.instance.startedAt !== past?.instance?.startedAt;
    if (starts) expect(was.stoppingAt, 'nothing starts once the pod is being stopped').toBeUndefined();
    const [stood, stands] = [before, after].map(({ snapshot }) => snapshot.value.containers?.[name]);
    const restarts = stands === 'checking' && stood !== 'checking' && past?.instance !== undefined;
    if (restarts) expect(was.deletedAt, 'no restart begins after the deletion').toBeUndefined();
    const earlier = containers.slice(0, index).filter((own) => own.kind === 'init');
    if (starts && kind === 'main') {
      const codes = earlier.map((own) => is.containers[own.name]?.instance?.exitCode);
      expect(codes, 'no main container runs before the init containers are done').toEqual(earlier.map(() => 0));
    }
  }

  const [phaseBefore, phaseAfter] = [before, after].map(({ snapshot }) => projectPod(snapshot)?.status.phase);
  if ((phaseBefore === 'Succeeded' || phaseBefore === 'Failed') && phaseAfter !== undefined) {
    expect(phaseAfter, 'a terminal phase is never left').toBe(phaseBefore);
  }
}
