import type { ActionRef } from './actions.ts';
import { killedCode } from './failures/container-rows.ts';
import { startErrorCode } from './guards.ts';
import type { ProbeKind } from './pod-context.ts';
import type { ContainerSpec, PodSpec } from './pod-spec.ts';
import type { Region, StateRow, WayRow } from './region.ts';
import { restartsAfter } from './restart.ts';
import { withSidings } from './siding.ts';

const container = '{container}';
const says = (
  message: Pick<Extract<ActionRef, { type: 'record' }>['params'], 'reason' | 'message'>,
  type: 'Normal' | 'Warning' = 'Normal',
) => ({ type: 'record', params: { type, ...message, from: 'kubelet', container } }) as const;

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

const begin: ActionRef = { type: 'container.begin', params: { container } };
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

const checking: StateRow = {
  name: 'checking',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Checking the pull policy',
    actor: 'kubelet',
    says: 'It is the turn of **{container}**. The kubelet reads imagePullPolicy, which is {policy}, and decides whether the copy on the node will do.',
    note: 'imagePullPolicy: {policy}',
    source: 'pullPolicy',
    takes: 50,
  },
  on: [
    {
      event: `image.needed.${container}`,
      to: 'Pulling',
      label: 'The image must be pulled',
      when: readable({ type: 'pullNeeded', params: { container } }),
      does: [says({ reason: 'Pulling', message: 'Pulling image "{image}"' })],
    },
    {
      event: `image.present.${container}`,
      to: 'Pulled',
      label: 'The node has the image',
      way: 'shortcut',
      when: readable({ type: 'pullPolicy', params: { container, oneOf: ['IfNotPresent', 'Never'] } }),
      does: [
        { type: 'pull.pass', params: { container } },
        says({
          reason: 'Pulled',
          message: 'Container image "{image}" already present on machine and can be accessed by the pod',
        }),
      ],
    },
  ],
};

function readable(guard: NonNullable<WayRow['when']>): NonNullable<WayRow['when']> {
  return { type: 'all', params: { of: [{ type: 'imageReference', params: { container, valid: true } }, guard] } };
}

const pulling: StateRow = {
  name: 'Pulling',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Pulling',
    actor: 'container-engine',
    says: 'The container engine downloads the layers of {image} that **{node}** does not have, and unpacks them. Nothing in the pod’s status says so: only the **Pulling** event does.',
    source: 'pullPolicy',
    takes: 6000,
  },
  on: [
    {
      event: `image.pulled.${container}`,
      to: 'Pulled',
      label: 'Pull succeeds',
      when: { type: 'imageInRegistry', params: {} },
      does: [
        { type: 'pull.pass', params: { container } },
        says({
          reason: 'Pulled',
          message: 'Successfully pulled image "{image}" in 6s (6s including waiting). Image size: 1089488 bytes.',
        }),
      ],
    },
  ],
};

const pulled: StateRow = {
  name: 'Pulled',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Pulled',
    actor: 'kubelet',
    says: 'The image is on the node. The kubelet puts together what the container needs: environment, mounts, user, resources.',
    source: 'pullPolicy',
    takes: 50,
  },
  on: [{ event: `container.requested.${container}`, to: 'creating', label: 'Ask for the container' }],
};

const creating: StateRow = {
  name: 'creating',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Creating',
    actor: 'container-engine',
    says: 'The kubelet hands the finished configuration to the container engine, which prepares the container: root file system, mounts, cgroup. No process runs yet.',
    source: 'containerRuntime',
    takes: 150,
  },
  on: [
    {
      event: `container.created.${container}`,
      to: 'starting',
      label: 'Container created',
      does: [says({ reason: 'Created', message: 'Container created' })],
    },
  ],
};

const starting: StateRow = {
  name: 'starting',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Starting',
    actor: 'container-engine',
    says: 'The container exists; the engine now asks its runtime to start the process in it. Nothing in STATUS says so yet.',
    source: 'containerStates',
    takes: 200,
  },
};

function started(own: ContainerSpec): WayRow {
  return {
    event: `container.started.${container}`,
    to: own.postStart ? 'postStart' : 'Started',
    label: 'Process runs',
    does: [says({ reason: 'Started', message: 'Container started' })],
  };
}

const postStart: StateRow = {
  name: 'postStart',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'postStart hook',
    actor: 'kubelet',
    says: 'The process runs, and the kubelet calls the postStart hook of **{container}**. Later containers wait until it is done. The API does not show it.',
    source: 'hooks',
    takes: 1000,
  },
  on: [{ event: `hook.finished.${container}`, to: 'Started', label: 'postStart hook succeeds' }],
};

const startedState: StateRow = {
  name: 'Started',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Started',
    actor: 'container-engine',
    says: 'The process of **{container}** runs. The Started event says so first; the pod’s status follows when the kubelet has looked at its containers again.',
    source: 'containerStates',
    takes: 50,
  },
  on: [
    {
      event: `container.observed.${container}`,
      to: 'running',
      label: 'kubelet sees it run',
      does: [begin, { type: 'container.observe', params: { container } }],
    },
  ],
};

function running(own: ContainerSpec, release: readonly ActionRef[]): StateRow {
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

/** Not ready until the readiness probe succeeds. */
const probed: Pick<StateRow, 'timer' | 'on'> = {
  timer: {
    event: `readiness.succeeded.${container}`,
    label: 'readiness probe',
    delay: { type: 'probe', container, probe: 'readiness' },
  },
  on: [
    {
      event: `readiness.succeeded.${container}`,
      to: 'running.ready',
      label: 'Readiness probe succeeds',
      does: [{ type: 'probe.pass', params: { container, probe: 'readiness' } }],
    },
    {
      event: `readiness.failed.${container}`,
      to: 'running.unready',
      label: 'Readiness probe fails',
      way: 'failure',
      does: [{ type: 'probe.fail', params: { container, probe: 'readiness' } }, unhealthy('Readiness')],
    },
  ],
};

/** Without a readiness probe the kubelet counts a started container as ready the next time that it looks. */
const counted: Pick<StateRow, 'on'> = {
  on: [{ event: `readiness.succeeded.${container}`, to: 'running.ready', label: 'kubelet counts it as ready' }],
};

/** Stopping the pod stops a process that runs: Killing is recorded, then hook, SIGTERM, SIGKILL (facts D6). */
function stopOrder(own: ContainerSpec): WayRow {
  return {
    event: 'pod.stopping',
    to: own.preStop ? 'preStop' : firstStop(own),
    does: [says({ reason: 'Killing', message: 'Stopping container {container}' })],
  };
}

/** A process that runs before the kubelet has seen it run is stopped all the same. */
function stoppable(state: StateRow, own: ContainerSpec): StateRow {
  const order = stopOrder(own);
  return { ...state, on: [...(state.on ?? []), { ...order, does: [begin, ...(order.does ?? [])] }] };
}

function reports(started: boolean, ready: boolean): ActionRef {
  return { type: 'container.report', params: { container, started, ready } };
}

/** A probe run that fails: below the threshold it only counts, at the threshold it has its consequence. */
function probeFails(
  probe: ProbeKind,
  to: string | undefined,
  label: string,
  kills: string | undefined,
  last: boolean,
): WayRow {
  return {
    event: `${probe}.failed.${container}`,
    ...(to === undefined || to === 'ready' ? {} : { to }),
    label: last ? `${label} for the last time` : label,
    way: 'failure',
    quiet: true,
    ...(last ? {} : { outcome: 'Unhealthy' }),
    when: { type: 'lastProbe', params: { container, probe, is: last } },
    does: [
      { type: 'probe.fail', params: { container, probe } },
      unhealthy(`${probe[0]?.toUpperCase()}${probe.slice(1)}`),
      ...(kills ? [says({ reason: 'Killing', message: kills })] : []),
    ],
  };
}

/** A success between failures starts the count anew. */
function probeRecovers(probe: ProbeKind, label: string): WayRow {
  return {
    event: `${probe}.succeeded.${container}`,
    label,
    way: 'repair',
    quiet: true,
    when: { type: 'probeFailing', params: { container, probe } },
    does: [{ type: 'probe.pass', params: { container, probe } }],
  };
}

/** A probe that the container does not have: the choice stays, with the reason why it cannot happen. */
function blockedProbe(probe: ProbeKind, label: string): WayRow {
  return {
    event: `${probe}.failed.${container}`,
    label,
    way: 'failure',
    when: { type: 'probe', params: { container, probe } },
  };
}

function unhealthy(kind: string): ActionRef {
  return says(
    { reason: 'Unhealthy', message: `${kind} probe failed: HTTP probe failed with statuscode: 503` },
    'Warning',
  );
}

const killing: StateRow = {
  name: 'Killing',
  face: {
    stage: 'running',
    mark: 'failure',
    title: 'Killing',
    actor: 'kubelet',
    says: 'A probe of **{container}** failed too often, so the kubelet stops it: SIGTERM now, SIGKILL when the grace period of {grace} s is over. The status still says running.',
    source: 'probes',
    takes: 1000,
  },
  entry: [{ type: 'container.kill', params: { container } }],
  timer: { event: `grace.elapsed.${container}`, label: 'grace period', delay: { type: 'gracePeriod' } },
  on: [{ event: 'pod.stopping', to: 'SIGTERM' }],
};

function firstStop(own: ContainerSpec): string {
  return own.kind === 'sidecar' ? 'queuedToStop' : 'SIGTERM';
}

function stopping(own: ContainerSpec): StateRow[] {
  const grace: Pick<StateRow, 'timer'> = {
    timer: { event: `grace.elapsed.${container}`, label: 'grace period', delay: { type: 'gracePeriod' } },
  };
  const sigkill: WayRow = { event: `grace.elapsed.${container}`, to: 'SIGKILL', label: 'Grace runs out', way: 'timer' };
  const quiet: WayRow = { event: 'pod.stopping' };
  const sigterm: StateRow = {
    name: 'SIGTERM',
    face: {
      stage: 'terminating',
      mark: 'state',
      title: 'SIGTERM sent',
      actor: 'kubelet',
      says: 'The container engine has sent SIGTERM to the process of **{container}**, which has {grace} s in all to exit. Nothing restarts any more, whatever restartPolicy says.',
      source: 'termination',
      takes: 2000,
    },
    ...grace,
    on: [
      {
        event: `container.exited.${container}`,
        to: 'stopped',
        label: '{container} exits by itself',
        payload: { exitCode: 0 },
        does: [{ type: 'container.exit', params: { container, exitCode: 0, reason: 'Error', fromEvent: true } }],
      },
      sigkill,
      quiet,
    ],
  };
  const kill: StateRow = {
    name: 'SIGKILL',
    face: {
      stage: 'terminating',
      mark: 'failure',
      title: 'SIGKILL',
      actor: 'container-engine',
      says: 'The grace period is over. The kernel ends the process of **{container}** at once; exit code 137 is 128 plus signal 9.',
      note: 'exit code 137',
      source: 'termination',
      takes: 100,
    },
    on: [
      {
        event: `container.killed.${container}`,
        to: 'stopped',
        label: '{container} is killed',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } }],
      },
      quiet,
    ],
  };
  const hook: StateRow = {
    name: 'preStop',
    face: {
      stage: 'terminating',
      mark: 'state',
      title: 'preStop hook',
      actor: 'kubelet',
      says: 'Before it sends SIGTERM, the kubelet calls the preStop hook of **{container}**. Its time is part of the grace period.',
      source: 'hooks',
      takes: 2000,
    },
    ...grace,
    on: [
      { event: `grace.elapsed.${container}`, to: firstStop(own), label: 'Grace runs out', way: 'timer' },
      { event: `hook.finished.${container}`, to: firstStop(own), label: 'preStop hook is done' },
      {
        event: `hook.failed.${container}`,
        to: firstStop(own),
        label: 'preStop hook fails',
        way: 'failure',
        does: [says({ reason: 'FailedPreStopHook', message: 'PreStopHook failed' }, 'Warning')],
      },
      quiet,
    ],
  };
  const queue: StateRow = {
    name: 'queuedToStop',
    on: [{ event: 'container.stopped', to: 'SIGTERM', when: { type: 'othersStopped', params: { container } } }, quiet],
  };
  return [...(own.preStop ? [hook] : []), ...(own.kind === 'sidecar' ? [queue] : []), sigterm, kill];
}
