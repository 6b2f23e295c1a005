import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { ApiContainer, ContainerStatus, Pod, PodCondition } from '@/lib/kubernetes/pod.ts';
import type { ContainerKind } from '@/machines/pod-spec.ts';
import type { Case } from './case.ts';
import type { Evidence } from './finding.ts';

/** One container of a pod: what was asked for, what is known of it, and where in the Pod both stand. */
export interface ContainerSeen {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly spec: ApiContainer;
  readonly specPath: string;
  readonly status?: ContainerStatus;
  readonly statusPath: string;
  /** Events that name it, or that are about a pod with this container alone. */
  readonly events: readonly KubeEvent[];
}

/** A case with what every cause asks of it. */
export interface Facts extends Case {
  readonly name: string;
  readonly namespace: string;
  /** `kubectl -n shop`. */
  readonly kubectl: string;
  /** Init containers and sidecars in their order, then the main containers. */
  readonly containers: readonly ContainerSeen[];
  readonly deleting: boolean;
  /** The phase is Succeeded or Failed. */
  readonly ended: boolean;
  /** The watch said that the object is gone. */
  readonly gone: boolean;
}

/** Lays out what is known of a pod. */
export function factsOf(known: Case): Facts {
  const { pod, events, history } = known;
  const { name, namespace = 'default', deletionTimestamp } = pod.metadata;
  return {
    ...known,
    name,
    namespace,
    kubectl: `kubectl -n ${namespace}`,
    containers: containersIn(pod, events),
    deleting: deletionTimestamp !== undefined,
    ended: pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed',
    gone: history.at(-1)?.type === 'DELETED',
  };
}

function containersIn({ spec, status }: Pod, events: readonly KubeEvent[]): readonly ContainerSeen[] {
  const only = spec.containers.length + spec.initContainers.length === 1;
  const seen = (list: 'initContainers' | 'containers', kindOf: (own: ApiContainer) => ContainerKind) => {
    const statuses = list === 'containers' ? 'containerStatuses' : 'initContainerStatuses';
    return spec[list].map((own, index): ContainerSeen => {
      const at = status[statuses].findIndex(({ name }) => name === own.name);
      const found = status[statuses][at];
      return {
        name: own.name,
        kind: kindOf(own),
        spec: own,
        specPath: `spec.${list}[${index}]`,
        statusPath: `status.${statuses}[${Math.max(0, at)}]`,
        events: events.filter((event) => isAbout(event, own.name, only)),
        ...(found ? { status: found } : {}),
      };
    });
  };
  return [
    ...seen('initContainers', ({ restartPolicy }) => (restartPolicy === 'Always' ? 'sidecar' : 'init')),
    ...seen('containers', () => 'main'),
  ];
}

/** The name is in the field path, and until Kubernetes 1.34 in many texts (facts 2). */
function isAbout({ involvedObject: { fieldPath }, message }: KubeEvent, name: string, only: boolean): boolean {
  const named = fieldPath === undefined ? undefined : /\{(.+)\}$/.exec(fieldPath)?.[1];
  if (named !== undefined) return named === name;
  const said = /\bcontainer[: ]"?([a-z0-9]([-a-z0-9]*[a-z0-9])?)"?/i.exec(message)?.[1];
  return said === name || only;
}

/** Whether a row of a table is all that was given: its Pod is made up, and what the row does not tell is not in it. */
export function isRow({ history }: Pick<Facts, 'history'>): boolean {
  return history.length === 0;
}

/** Where a pod is named in evidence. */
export function sourceOf({ namespace, name }: Pick<Facts, 'namespace' | 'name'>): string {
  return `Pod/${namespace}/${name}`;
}

/** Where an Event is named in evidence. */
export function eventSource({ namespace, name }: Pick<KubeEvent, 'namespace' | 'name'>): string {
  return `Event/${namespace || 'default'}/${name}`;
}

/** A field of the pod as evidence. */
export function onPod(facts: Facts, path: string, value: string | number | undefined, claim: string): Evidence {
  return { claim, source: sourceOf(facts), path, value: String(value ?? '') };
}

/** An Event as evidence; how often it came is part of what it says. */
export function onEvent(event: KubeEvent, claim: string): Evidence {
  const times = event.count > 1 ? ` (${event.count} times)` : '';
  return {
    claim: `${claim}${times}`,
    source: eventSource(event),
    path: event.field ?? 'message',
    value: event.message,
  };
}

/** The newest Event that has one of the reasons and, if a pattern is given, fits it. */
export function newest(
  events: readonly KubeEvent[],
  reasons: readonly string[],
  pattern: RegExp = /(?:)/,
): KubeEvent | undefined {
  return events.findLast((event) => reasons.includes(event.reason) && pattern.test(event.message));
}

/** The condition of a type, and where it stands. */
export function conditionOf({ pod }: Facts, type: string): (PodCondition & { readonly path: string }) | undefined {
  const index = pod.status.conditions.findIndex((one) => one.type === type || formerNames[one.type] === type);
  const found = pod.status.conditions[index];
  return found && { ...found, path: `status.conditions[${index}]` };
}

/** What conditions were called before: this one up to 1.27. */
const formerNames: Readonly<Record<string, string>> = { PodHasNetwork: 'PodReadyToStartContainers' };

/** Milliseconds since 1970 of an RFC 3339 time; undefined when it is none. */
export function timeOf(at: string | undefined): number | undefined {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : time;
}

/** The RFC 3339 time of milliseconds since 1970; null beyond what a date can be. */
export function isoOf(time: number): string | null {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().replace('.000Z', 'Z') : null;
}
