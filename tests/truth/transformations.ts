import type { ApiContainer, ContainerState, ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { withMetadata, withPod, withSpec, withStatus } from './pods.ts';

/** Turns the observations of a pod into others that a cluster could have shown as well. */
type Transformation = (seen: readonly PodObservation[], random: () => number) => readonly PodObservation[];

/** A watch shows states, not steps, and a pod could have had other names, exit codes and watchers. */
export const transformations = {
  'a few observations are left out': coalesced(0.75),
  'half of the observations are left out': coalesced(0.5),
  'most observations are left out': coalesced(0.2),
  'the watch begins late': (seen, random) => seen.slice(Math.floor(random() * seen.length)),
  'every observation is made twice': (seen) => seen.flatMap((one) => (one.type === 'DELETED' ? [one] : [one, one])),
  'nobody says of what type they are': (seen) => seen.map((one) => ({ ...one, type: undefined })),
  'everything has another name': (seen) => seen.map((one) => withPod(one, renamed)),
  'processes end with other exit codes': (seen) => seen.map((one) => withPod(one, withOtherExits)),
  'the watcher is a second late': (seen) =>
    seen.map((one) => ({ ...one, at: new Date(Date.parse(one.at ?? '') + 1000).toISOString() })),
} as const satisfies Record<string, Transformation>;

/** The last observation stays: it is what the pod came to. */
function coalesced(kept: number): Transformation {
  return (seen, random) =>
    seen.filter(({ type }, index) => type === 'DELETED' || index === seen.length - 1 || random() < kept);
}

function renamed(pod: Pod): Pod {
  const containers = (list: readonly ApiContainer[]) => list.map((one) => ({ ...one, name: other(one.name) }));
  const statuses = (list: readonly ContainerStatus[]) =>
    [...list.map((one) => ({ ...one, name: other(one.name) }))].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { spec, status } = pod;
  return withStatus(
    withSpec(withMetadata(pod, { name: `${pod.metadata.name}-7d9c`, namespace: 'elsewhere' }), {
      nodeName: spec.nodeName && 'worker-17.example.com',
      initContainers: containers(spec.initContainers),
      containers: containers(spec.containers),
    }),
    {
      initContainerStatuses: status.initContainerStatuses.map((one) => ({ ...one, name: other(one.name) })),
      containerStatuses: statuses(status.containerStatuses),
    },
  );
}

/** The order of names turns round, so that statuses that are sorted by name stand otherwise than the spec. */
function other(name: string): string {
  const turned = [...name].map((letter) =>
    /[a-z]/.test(letter) ? String.fromCodePoint(219 - letter.charCodeAt(0)) : letter,
  );
  return `c-${turned.join('')}`;
}

function withOtherExits(pod: Pod): Pod {
  const statuses = (list: readonly ContainerStatus[]) =>
    list.map((one) => ({ ...one, state: withOtherExit(one.state), lastState: withOtherExit(one.lastState) }));
  return withStatus(pod, {
    initContainerStatuses: statuses(pod.status.initContainerStatuses),
    containerStatuses: statuses(pod.status.containerStatuses),
  });
}

/** 137 may be SIGKILL at the end of the grace period, so it stays. */
function withOtherExit(state: ContainerState): ContainerState {
  const { terminated } = state;
  if (terminated?.reason !== 'Error' || terminated.exitCode === 137) return state;
  return { terminated: { ...terminated, exitCode: (terminated.exitCode * 7) % 251 || 2 } };
}
