import type { ActionRef } from './actions.ts';
import { checking, pulled, pulling } from './container/image-states.ts';
import { container } from './container/record.ts';
import { running } from './container/running-state.ts';
import { creating, postStart, started, startedState, starting } from './container/start-states.ts';
import { killing, stoppable, stopping } from './container/stop-states.ts';
import { killedCode } from './failures/container-rows.ts';
import { startErrorCode } from './guards.ts';
import type { ContainerSpec, PodSpec } from './pod-spec.ts';
import type { Region, StateRow, WayRow } from './region.ts';
import { restartsAfter } from './restart.ts';
import { withSidings } from './siding.ts';

/**
 * One container's region: steps 6 and 7, running, and how it stops (facts 8.2). An init container ends by completing;
 * a sidecar lets the next one go when it has started; a main container may have probes and a back-off of its own.
 */
export function containerRegion(spec: PodSpec, own: ContainerSpec): Region {
  const next = spec.containers[spec.containers.indexOf(own) + 1];
  const lineUp: readonly ActionRef[] = next ? [{ type: 'raise', params: { event: `container.due.${next.name}` } }] : [];
  const release = { start: own.kind === 'main' ? lineUp : [], run: own.kind === 'sidecar' ? lineUp : [] };
  const states = withSidings(
    'container',
    [
      {
        name: 'waiting',
        on: [
          {
            event: `container.due.${container}`,
            to: 'checking',
            ...(spec.containers.find(({ kind }) => kind === 'main') === own
              ? { does: [{ type: 'pod.mark', params: { as: 'initializedAt' } }] }
              : {}),
          },
        ],
      },
      checking,
      pulling,
      pulled,
      creating,
      { ...starting, on: [started(own)] },
      ...(own.postStart ? [stoppable(postStart, own)] : []),
      withWays({ ...stoppable(startedState, own), entry: release.start }, sweptAway(spec)),
      withWays(running(own, release.run), sweptAway(spec)),
      ...(own.livenessProbe || own.startupProbe ? [withWays(killing, sweptAway(spec))] : []),
      ...stopping(own),
      { name: 'lost' },
      { name: 'stopped', final: true, entry: [stop, { type: 'raise', params: { event: 'container.stopped' } }] },
    ],
    own.kind,
    release.start,
  );
  return {
    path: `containers.${own.name}`,
    states: possible(states, own).map((state) => endsWell(state, own, lineUp)),
    on: [
      { event: 'pod.stopping', to: 'stopped' },
      { event: 'node.lost', to: 'lost' },
      { event: 'containers.swept', to: 'waiting', does: [waitsAgain(spec)] },
      { event: 'containers.removed', to: 'waiting', does: [...replaced, removed] },
    ],
  };
}

/** What fails to start waits for the next try, or has ended: whether it starts again after such an end decides which. */
function possible(states: readonly StateRow[], own: ContainerSpec): StateRow[] {
  const never = [
    restartsAfter(own, startErrorCode) ? 'StartError' : 'RunContainerError',
    ...(restartsAfter(own, killedCode) ? [] : ['PostStartHookError']),
  ];
  const isOut = (name: string | undefined) => name !== undefined && never.includes(name);
  return states.flatMap((state) =>
    isOut(state.name)
      ? []
      : [{ ...state, on: state.on?.filter((way) => !isOut(way.to) && !isAgainst(way, own)) ?? [] }],
  );
}

function isAgainst({ when }: WayRow, own: ContainerSpec): boolean {
  return when?.type === 'restartsAfterExit' && restartsAfter(own, when.params.exitCode) !== when.params.is;
}

/** A container that is to start again in a new sandbox waits as if it had never run (facts R8). */
function waitsAgain({ containers }: PodSpec): ActionRef {
  const reason = containers.some(({ kind }) => kind !== 'main') ? 'PodInitializing' : 'ContainerCreating';
  return { type: 'container.wait', params: { container, reason, message: '' } };
}

const killed: ActionRef = { type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } };
const removed: ActionRef = {
  type: 'container.wait',
  params: { container, reason: 'RestartingAllContainers', message: 'container is being removed to restart the pod' },
};

/** What a container that ran is left with when all are restarted (facts R9). */
const replaced: readonly ActionRef[] = [{ type: 'container.replace', params: { container } }];

/** What the loss of the sandbox, or a rule, does to a process that runs. */
function sweptAway(spec: PodSpec): WayRow[] {
  return [
    { event: 'containers.swept', to: 'waiting', does: [killed, waitsAgain(spec)] },
    { event: 'containers.removed', to: 'waiting', does: [...replaced, removed] },
  ];
}

function withWays(state: StateRow, ways: readonly WayRow[]): StateRow {
  return { ...state, on: [...(state.on ?? []), ...ways] };
}

const stop: ActionRef = { type: 'container.stop', params: { container } };

/** A main container that has succeeded for good is skipped when the sandbox is made anew (facts R8). */
function skipped(lineUp: readonly ActionRef[]): WayRow[] {
  return [{ event: 'containers.swept' }, { event: `container.due.${container}`, does: lineUp }];
}

/** What follows when an instance has ended for good. */
function endsWell(state: StateRow, own: ContainerSpec, lineUp: readonly ActionRef[]): StateRow {
  const on = state.on?.map((way) => towardsTheEnd(way, own)) ?? [];
  const placed = { ...(own.kind === 'init' ? inStepFive(state) : state), on };
  const { face } = placed;
  if (state.name === 'Completed' && own.kind === 'main' && own.restartPolicy !== 'Always')
    return withWays(placed, skipped(lineUp));
  if (state.name !== 'Completed' || own.kind !== 'init') return placed;
  return { name: state.name, ...(face ? { face: { ...face, mark: 'state', title: 'Completed' } } : {}), entry: lineUp };
}

/** Init containers belong to step 5 with all that they do, until the pod is stopped. */
function inStepFive(state: StateRow): StateRow {
  const { face, states } = state;
  return {
    ...state,
    ...(face && face.stage !== 'terminating' ? { face: { ...face, stage: 'accept' } } : {}),
    ...(states ? { states: states.map(inStepFive) } : {}),
  };
}

/** Ending with 0 is the way on, not a failure, for a container that does not start again after it. */
function towardsTheEnd(way: WayRow, own: ContainerSpec): WayRow {
  const ends = way.event === `container.completed.${container}` && !restartsAfter(own, 0);
  return ends ? { ...way, way: 'progress' } : way;
}
