import type { ActionRef } from '../actions.ts';
import type { ContainerSpec } from '../pod-spec.ts';
import type { StateRow } from '../region.ts';
import { blockedProbe, probed, probeFails, probeRecovers } from './probe-ways.ts';
import { container } from './record.ts';
import { stopOrder } from './stop-states.ts';

/** A process that runs: started, ready or not, as its probes find. `release` lets the next container go. */
export function running(own: ContainerSpec, release: readonly ActionRef[]): StateRow {
  const ready: StateRow = {
    name: 'ready',
    entry: [reports(true, own.kind !== 'init')],
    face: {
      stage: 'running',
      mark: 'state',
      title: own.kind === 'init' ? 'Running' : 'Ready',
      actor: 'kubelet',
      says:
        own.kind === 'init'
          ? 'The init container **{container}** runs. What comes after it waits until it ends with exit code 0.'
          : '**{container}** runs and is ready: traffic may come. The kubelet goes on probing it, if it has probes, and restarts it when its process ends and restartPolicy says so: it is {restartPolicy}.',
      source: own.kind === 'init' ? 'initContainers' : 'probes',
      takes: 3000,
    },
    on: [
      ...(own.readinessProbe
        ? [
            probeFails('readiness', 'ready', 'Readiness probe fails', undefined, false),
            probeFails('readiness', 'running.unready', 'Readiness probe fails', undefined, true),
            probeRecovers('readiness', 'Readiness probe succeeds again'),
          ]
        : own.kind === 'init'
          ? []
          : [blockedProbe('readiness', 'Readiness probe fails')]),
    ],
  };
  const unready: StateRow = {
    name: 'unready',
    entry: [reports(true, false)],
    face: {
      stage: 'running',
      mark: 'state',
      title: 'Not ready',
      actor: 'kubelet',
      says: '**{container}** runs, but its readiness probe has not succeeded, so READY does not count it and Services send it nothing. Readiness never restarts a container.',
      source: 'probes',
      takes: 1000,
    },
    ...(own.readinessProbe ? probed : counted),
  };
  const startup: StateRow = {
    name: 'starting',
    entry: [reports(false, false)],
    face: {
      stage: 'running',
      mark: 'state',
      title: 'Startup probe',
      actor: 'kubelet',
      says: 'The process of **{container}** runs, but it has not started in the eyes of the kubelet until its startup probe succeeds. No other probe runs before that.',
      source: 'probes',
      takes: 1000,
    },
    timer: {
      event: `startup.succeeded.${container}`,
      label: 'startup probe',
      delay: { type: 'probe', container, probe: 'startup' },
    },
    on: [
      {
        event: `startup.succeeded.${container}`,
        to: 'running.unready',
        label: 'Startup probe succeeds',
        does: [{ type: 'probe.pass', params: { container, probe: 'startup' } }, ...release],
      },
      probeFails('startup', 'running.starting', 'Startup probe fails', undefined, false),
      probeFails(
        'startup',
        'Killing',
        'Startup probe fails',
        'Container {container} failed startup probe, will be restarted',
        true,
      ),
    ],
  };
  return {
    name: 'running',
    ...(own.startupProbe ? {} : { entry: release }),
    states: [
      ...(own.startupProbe ? [startup] : []),
      ...(own.readinessProbe || own.startupProbe ? [unready] : []),
      ready,
    ],
    on: [
      ...(own.kind === 'init'
        ? []
        : own.livenessProbe
          ? [
              probeFails('liveness', undefined, 'Liveness probe fails', undefined, false),
              probeFails(
                'liveness',
                'Killing',
                'Liveness probe fails',
                'Container {container} failed liveness probe, will be restarted',
                true,
              ),
              probeRecovers('liveness', 'Liveness probe succeeds again'),
            ]
          : [blockedProbe('liveness', 'Liveness probe fails')]),
      stopOrder(own),
    ],
  };
}

/** Without a readiness probe the kubelet counts a started container as ready the next time that it looks. */
const counted: Pick<StateRow, 'on'> = {
  on: [{ event: `readiness.succeeded.${container}`, to: 'running.ready', label: 'kubelet counts it as ready' }],
};

function reports(started: boolean, ready: boolean): ActionRef {
  return { type: 'container.report', params: { container, started, ready } };
}
