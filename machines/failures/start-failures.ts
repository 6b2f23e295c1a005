import type { Failure, Strike } from '../failure.ts';
import { type GuardRef, startErrorCode } from '../guards.ts';
import { begin, container, failed, hookFails, observe, restarts, resync, triesAgain } from './container-rows.ts';

const noSuchFile = 'exec: "{container}": executable file not found in $PATH';
const notExecutable = 'exec: "{container}": permission denied';

/** Step 7: the container is not created, or its process does not start. */
export const startFailures: readonly Failure[] = [
  {
    reason: 'CreateContainerConfigError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The kubelet cannot put together the configuration of {container}: something that the spec refers to is missing or forbidden. The message names it. The kubelet tries again every 10 to 15 s, so creating the missing object is enough.',
    note: 'again after 10 to 15 s',
    source: 'configMaps',
    waiting: 'configuration of {container} is incomplete',
    strikes: [
      {
        ...configFails('{reference} not found'),
        event: `reference.missing.${container}`,
        label: 'ConfigMap or Secret is missing',
        when: { type: 'references', params: { container } },
      },
      {
        ...configFails('container has runAsNonRoot and image will run as root'),
        event: `root.refused.${container}`,
        label: 'Image would run as root',
        when: { type: 'runAsNonRoot', params: { container } },
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'PreCreateHookError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'A manager inside the kubelet, for cpu, memory or topology, could not prepare {container}. It is no hook of the pod. The kubelet tries again every 10 to 15 s.',
    source: 'kubelet',
    rare: true,
    waiting: 'internal hook failed',
    strikes: [
      {
        at: ['creating'],
        event: `preparation.failed.${container}`,
        label: 'kubelet cannot prepare it',
        records: [failed('Internal PreCreateContainer hook failed: not enough cpus available')],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'CreateContainerError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: "The container engine refused to create {container}, although its configuration was complete. The message is the engine's own. The kubelet tries again after 10 to 15 s.",
    note: 'again after 10 to 15 s',
    source: 'containerRuntime',
    waiting: 'failed to create containerd container',
    strikes: [
      {
        ...configFails('failed to create containerd container: failed to apply OCI options'),
        event: `creation.failed.${container}`,
        label: 'Engine cannot create it',
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'PreStartHookError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'A manager inside the kubelet failed between creating and starting {container}. It is no hook of the pod. The kubelet tries again every 10 to 15 s.',
    source: 'kubelet',
    rare: true,
    waiting: 'internal hook failed',
    strikes: [
      {
        at: ['starting'],
        event: `handover.failed.${container}`,
        label: 'kubelet cannot hand over its resources',
        records: [failed('Internal PreStartContainer hook failed: no such container')],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'RunContainerError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The container exists, but its process could not be started. The engine leaves an instance that ended with StartError, exit code 128. The kubelet starts it again, with the same back-off as after a crash.',
    source: 'containerStates',
    waiting: 'failed to create containerd task',
    strikes: [
      {
        ...startFails(`failed to create containerd task: ${noSuchFile}`),
        event: `command.notFound.${container}`,
        label: 'Command not found',
      },
      {
        ...startFails(`failed to create containerd task: ${notExecutable}`),
        event: `command.denied.${container}`,
        label: 'Permission denied',
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'StartError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The process of {container} could not be started, and restartPolicy is {restartPolicy}: the container stays terminated with StartError, exit code 128.',
    source: 'containerStates',
    strikes: [
      {
        ...startFailsForGood(`failed to create containerd task: ${noSuchFile}`),
        event: `command.notFound.${container}`,
        label: 'Command not found',
      },
      {
        ...startFailsForGood(`failed to create containerd task: ${notExecutable}`),
        event: `command.denied.${container}`,
        label: 'Permission denied',
      },
    ],
    leaves: [],
  },
  {
    reason: 'PostStartHookError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The postStart hook of {container} failed, so the kubelet killed the container. It starts again with the back-off of a crash, because restartPolicy is {restartPolicy}.',
    source: 'hooks',
    waiting: 'PostStartHook failed',
    strikes: [hookFails(true)],
    timer: observe,
    leaves: restarts,
  },
];

function configFails(error: string): Pick<Strike, 'at' | 'records' | 'message'> {
  return {
    at: ['creating'],
    message: error,
    records: [failed(`Error: ${error}`)],
  };
}

function startFails(error: string): Pick<Strike, 'at' | 'does' | 'records' | 'message' | 'when'> {
  return {
    at: ['starting'],
    message: error,
    when: afterStartError(true),
    does: [begin, { type: 'container.exit', params: { container, exitCode: startErrorCode, reason: 'StartError' } }],
    records: [failed(`Error: ${error}`)],
  };
}

function startFailsForGood(error: string): ReturnType<typeof startFails> {
  return { ...startFails(error), when: afterStartError(false) };
}

function afterStartError(is: boolean): GuardRef {
  return { type: 'restartsAfterExit', params: { container, exitCode: startErrorCode, is } };
}
