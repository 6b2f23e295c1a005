import { packed } from '@/lib/journey/link.ts';
import { longestFragment } from '@/lib/journey/link-reading.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import { type Facts, isoOf } from './facts.ts';
import { redactionFor } from './redaction.ts';
import type { Toleration, Wants } from './scheduling/wants.ts';

/** Of older Events little is learned, and a link should stay short. */
const mostEvents = 60;

/**
 * The fragment of a link to an explained pod, without its `#`; `unpacked` gives its text back. It holds the pod's newest observation and its Events, as lines of a
 * recording. Values of variables and annotations were never kept, so they are not in it, and commands and headers are left
 * out. With a salt its names are others. Throws an InputError where the pod is too large for a link.
 */
export function podLink({ pod, wants, events, history, now }: Facts, salt: string | undefined): string {
  const at = isoOf(now);
  const type = history.at(-1)?.type;
  const object = { ...pod, spec: { ...pod.spec, ...wishes(wants) } };
  const lines = [
    ...events.slice(-mostEvents).map((event) => ({ at, kind: 'Event', object: eventObject(event) })),
    { at, kind: 'Pod', ...(type ? { type } : {}), object },
  ];
  const redact = salt === undefined ? undefined : redactionFor([pod], salt);
  const hide = (key: string, value: unknown) => {
    if (silent.test(key) || (redact && digests.test(key))) return undefined;
    return redact && typeof value === 'string' && !plain.test(key) ? redact(value) : value;
  };
  const fragment = packed(lines.map((line) => JSON.stringify(line, hide)).join('\n'));
  if (fragment.length <= longestFragment) return fragment;
  throw new InputError({ what: 'the pod is too large for a link', remedy: 'Copy the incident note.' });
}

/** What probes and hooks run and send decides nothing, and may be confidential. */
const silent = /^(?:command|httpHeaders)$/;

/** An image can be found by its digest. */
const digests = /^(?:imageID|containerID)$/;

/** Fields whose words are Kubernetes' own; a pod may have a name like them. */
const plain = /^(?:apiVersion|kind|type|status|phase|reason|operator|effect|\w*(?:At|at|Time|Timestamp|Policy))$/;

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
