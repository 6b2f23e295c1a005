import { isFields } from '@/lib/kubernetes/fields.ts';
import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { type Facts, isoOf } from './facts.ts';
import { isEngines, redactionFor } from './redaction.ts';
import { namesIn, type Toleration, type Wants } from './scheduling/wants.ts';

/**
 * Everything that was observed of a pod, as JSON lines of a recording, oldest first. Values of variables and annotations
 * were never kept, so they are not in it, and commands and headers are left out. With a salt its names are others.
 */
export function podRecording(facts: Facts, salt: string | undefined): string {
  const { history, events, now } = facts;
  const newest = isoOf(now);
  const pods = history.map((seen, index) => ({
    at: seen.at ?? (index === history.length - 1 ? newest : undefined),
    ...(seen.type ? { type: seen.type } : {}),
    object: podObject(seen.object, facts.wants),
  }));
  const told = events.map((event) => ({ at: event.lastTimestamp ?? newest, object: eventObject(event) }));
  const lines = [...told, ...pods].map((line, index) => ({ line, index }));
  lines.sort((a, b) => compared(a.line.at, b.line.at) || a.index - b.index);
  return jsonLines(
    lines.map(({ line }) => line),
    hiding(facts, salt),
  );
}

/** The newest observation of a pod and its last Events, as lines of a recording. */
export function newestLines(
  { pod, wants, events, history, now }: Facts,
  most: number,
  salt: string | undefined,
): string {
  const at = isoOf(now);
  const type = history.at(-1)?.type;
  const told = events.slice(-most).map((event) => ({ at, object: eventObject(event) }));
  return jsonLines(
    [...told, { at, ...(type ? { type } : {}), object: podObject(pod, wants) }],
    hiding({ pod, wants }, salt),
  );
}

/** Gives the value that stands under a key of an object that leaves the browser; undefined where none may. */
export type Hiding = (key: string, value: unknown) => unknown;

/** Leaves out what decides nothing and may be confidential, and with a salt gives other names. */
export function hiding({ pod, wants }: Pick<Facts, 'pod' | 'wants'>, salt: string | undefined): Hiding {
  const redact = salt === undefined ? undefined : redactionFor([pod], salt, namesIn(wants));
  return (key, value) => {
    // What a program says at its end is its own, and may name anybody.
    if (redact && key === 'terminated' && isFields(value) && !isEngines(value.reason))
      return { ...value, message: undefined };
    if (silent.test(key) || (redact && digests.test(key))) return undefined;
    return redact && typeof value === 'string' && !plain.test(key) ? redact(value) : value;
  };
}

/** What probes and hooks run and send decides nothing, and may be confidential. */
const silent = /^(?:command|httpHeaders)$/;

/** An image can be found by its digest. */
const digests = /^(?:imageID|containerID)$/;

/** Fields whose words are Kubernetes' own; a pod may have a name like them. */
const plain = /^(?:apiVersion|kind|type|status|phase|reason|operator|effect|at|\w*(?:At|Time|Timestamp|Policy))$/;

function jsonLines(lines: readonly object[], hide: Hiding): string {
  return lines.map((line) => JSON.stringify(line, hide)).join('\n');
}

function compared(one: string | null | undefined, other: string | null | undefined): number {
  return (one ?? '') < (other ?? '') ? -1 : Number((one ?? '') > (other ?? ''));
}

function podObject(pod: Pod, wants: Wants): object {
  return { ...pod, spec: { ...pod.spec, ...wishes(wants) } };
}

function wishes({ nodeSelector, nodeTerms, tolerations, scheduler, pullSecrets }: Wants): object {
  const terms = nodeTerms.map((matchExpressions) => ({ matchExpressions }));
  const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } };
  return {
    nodeSelector,
    tolerations: tolerations.map(toleration),
    schedulerName: scheduler,
    imagePullSecrets: pullSecrets.map((name) => ({ name })),
    ...(terms.length > 0 ? { affinity: { nodeAffinity: required } } : {}),
  };
}

function toleration({ seconds, ...rest }: Toleration): object {
  return seconds === undefined ? rest : { ...rest, tolerationSeconds: seconds };
}

function eventObject({ name, namespace, uid, component, field: _, ...rest }: KubeEvent): object {
  return { kind: 'Event', metadata: { name, namespace, uid }, source: { component }, ...rest };
}
