import type { Journey, KubeEvent, Moment } from '@/lib/journey/moment.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { projectPod, projectRow } from '@/lib/kubernetes/projection.ts';
import { spareContainer } from '@/lib/kubernetes/spare-manifest.ts';
import { instant, instantMs } from '@/lib/kubernetes/virtual-time.ts';
import { isPodContext } from '@/machines/pod-context.ts';

/**
 * A walk as the lines that `kubectl get pods -w -o json --output-watch-events` would have printed: the Pod whenever it
 * changed, with the time at which it was seen and the printed row, and between them the Events. Moments that the API
 * does not show are no lines. Empty for a machine that has no Pod.
 */
export function toRecording({ moments }: Journey): string {
  let before: Pod | undefined;
  let version = 1000;
  const lines: string[] = [];
  const write = (at: number, line: object) => lines.push(JSON.stringify({ at: timeOf(at), ...line }));
  for (const [index, moment] of moments.entries()) {
    const pod = wholePod(moment);
    if (pod === undefined && before !== undefined) {
      write(moment.at, { type: 'DELETED', object: versioned(before, version) });
      break;
    }
    if (pod !== undefined && JSON.stringify(pod) !== JSON.stringify(before)) {
      version += 1;
      const printed = printedOf(moment);
      write(moment.at, {
        type: before === undefined ? 'ADDED' : 'MODIFIED',
        object: versioned(pod, version),
        ...(printed ? { printed } : {}),
      });
      before = pod;
    }
    const known = moments[index - 1]?.kubeEvents ?? [];
    for (const event of moment.kubeEvents.filter((one) => !known.includes(one))) {
      if (pod !== undefined) write(moment.at, { type: 'ADDED', object: eventObject(event, pod) });
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The Pod with what a projection leaves out and a machine is compiled from: probes, hooks, limits and references. */
function wholePod({ snapshot }: Moment): Pod | undefined {
  const pod = projectPod(snapshot);
  const context: unknown = snapshot.context;
  if (pod === undefined || !isPodContext(context)) return pod;
  const { spec } = context;
  const containers = new Map(spec.containers.map((own) => [own.name, spareContainer(own, spec)]));
  const whole = <T extends { readonly name: string }>(own: T) => ({ ...own, ...containers.get(own.name) });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      ...(spec.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: spec.activeDeadlineSeconds }),
      initContainers: pod.spec.initContainers.map(whole),
      containers: pod.spec.containers.map(whole),
    },
  };
}

function versioned(pod: Pod, version: number): object {
  return { ...pod, metadata: { ...pod.metadata, resourceVersion: String(version) } };
}

function printedOf({ snapshot, at }: Moment): Record<string, string> | undefined {
  const row = projectRow(snapshot, at);
  return row && { Name: row.name, Ready: row.ready, Status: row.status, Restarts: row.restarts, Age: row.age };
}

function eventObject(event: KubeEvent, pod: Pod): object {
  const { name, namespace, uid } = pod.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${event.firstAt.toString(16)}.${event.reason.toLowerCase()}`, namespace },
    type: event.type,
    reason: event.reason,
    message: event.message,
    source: { component: event.from },
    involvedObject: { kind: 'Pod', name, namespace, uid, ...(event.fieldPath ? { fieldPath: event.fieldPath } : {}) },
    count: event.count,
    firstTimestamp: instant(event.firstAt),
    lastTimestamp: instant(event.lastAt),
  };
}

/** With milliseconds: lines are told apart by when they were seen. */
function timeOf(at: number): string {
  return new Date(instantMs(at)).toISOString();
}
