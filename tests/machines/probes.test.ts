import { describe, expect, test } from 'vitest';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

const probed = (kind: string, more = 'failureThreshold: 3') =>
  podOf(`containers: [{ name: web, image: "a:1", ${kind}Probe: { ${more}, exec: { command: [x] } } }]`);

describe('H1: a probe that fails only counts until failureThreshold in a row, and a success starts the count anew', () => {
  test.each([
    ['liveness', 'containers.web.running'],
    ['startup', 'containers.web.running.starting'],
  ])('%s', (kind, state) => {
    const walk = new PodWalk(probed(kind)).until(state);
    walk.takes(`${kind}.failed.web`, `${kind}.failed.web`);
    expect(walk.isIn(state)).toBe(true);
    expect(walk.record('web').probeFailures).toMatchObject({ [kind]: 2 });
    walk.takes(`${kind}.failed.web`);
    expect(walk.isIn('containers.web.Killing')).toBe(true);
    expect(walk.reasons.slice(-2)).toEqual(['Unhealthy', 'Killing']);
  });

  test('liveness: two failures, a success and two failures do not kill', () => {
    const walk = new PodWalk(probed('liveness')).until('containers.web.running');
    walk.takes(...['failed', 'failed', 'succeeded', 'failed', 'failed'].map((what) => `liveness.${what}.web`));
    expect(walk.isIn('containers.web.running')).toBe(true);
    expect(walk.choice('liveness.failed.web')?.label).toBe('Liveness probe fails for the last time');
  });
});

test('H2: a readiness probe that fails takes a container out of READY, and never restarts it', () => {
  const walk = new PodWalk(probed('readiness', 'failureThreshold: 2')).until('containers.web.running');
  expect(walk.row).toBe('0/1 Running');
  walk.until('containers.web.running.ready');
  expect(walk.row).toBe('1/1 Running');
  walk.takes('readiness.failed.web');
  expect(walk.row).toBe('1/1 Running');
  walk.takes('readiness.failed.web');
  expect([walk.row, walk.condition('Ready')]).toEqual(['0/1 Running', 'False']);
  walk.takes('readiness.failed.web', 'readiness.failed.web', 'readiness.succeeded.web');
  expect([walk.row, walk.record('web').restartCount]).toEqual(['1/1 Running', 0]);
});

test('H3: no other probe counts before the startup probe has succeeded', () => {
  const spec = podOf(`
containers:
- name: web
  image: a:1
  startupProbe: { exec: { command: [x] } }
  readinessProbe: { exec: { command: [x] } }`);
  const walk = new PodWalk(spec).until('containers.web.running');
  expect(walk.isIn('containers.web.running.starting')).toBe(true);
  expect(walk.pod.status.containerStatuses[0]).toMatchObject({ started: false, ready: false });
  expect(walk.can('readiness.succeeded.web')).toBe(false);
  walk.takes('startup.succeeded.web');
  expect(walk.pod.status.containerStatuses[0]).toMatchObject({ started: true, ready: false });
  expect(walk.can('readiness.succeeded.web')).toBe(true);
});

describe('H4: a container that a probe kills gets its grace period like any other, and shows as running meanwhile', () => {
  const spec = podOf(`
terminationGracePeriodSeconds: 7
containers: [{ name: web, image: "a:1", livenessProbe: { failureThreshold: 1, exec: { command: [x] } } }]`);

  test('it may end by itself', () => {
    const walk = new PodWalk(spec).until('containers.web.running').takes('liveness.failed.web');
    expect([walk.row, walk.wait('grace.elapsed.web')]).toEqual(['1/1 Running', 7]);
    walk.takes('container.failed.web');
    expect(walk.record('web').instance).toMatchObject({ exitCode: 143, reason: 'Error' });
  });

  test('or it is killed with 137', () => {
    const walk = new PodWalk(spec).until('containers.web.running').takes('liveness.failed.web', 'grace.elapsed.web');
    expect(walk.record('web').instance).toMatchObject({ exitCode: 137 });
    expect(walk.until('containers.web.running').record('web').restartCount).toBe(1);
  });
});

test('H5: the first run of a probe comes initialDelaySeconds after the start, the next ones periodSeconds apart', () => {
  const spec = probed('readiness', 'initialDelaySeconds: 4, periodSeconds: 7');
  const walk = new PodWalk(spec).until('containers.web.running');
  expect(walk.wait('readiness.succeeded.web')).toBe(4);
  expect(walk.takes('readiness.failed.web').wait('readiness.succeeded.web')).toBe(7);
});
