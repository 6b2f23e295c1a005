import type { PodObservation } from '../lib/kubernetes/recording.ts';

/** What names a Pod, and which version of it was seen. */
interface PodIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
}

/** Names the Pod of an observation; what its JSON leaves out is empty. */
export function identityOf(seen: PodObservation): PodIdentity {
  const { name, uid = '', resourceVersion = '' } = seen.object.metadata;
  return { namespace: namespaceOf(seen), name, uid, resourceVersion };
}

/** The namespace of the observed Pod. */
export function namespaceOf({ object }: PodObservation): string {
  return object.metadata.namespace ?? 'default';
}

/** The same for all observations of one Pod, and for those of no other. */
export function podKey(seen: PodObservation): string {
  const { uid, name } = seen.object.metadata;
  return uid ?? `${namespaceOf(seen)}/${name}`;
}

/** The observations' own namespaces are several, so that a table needs a column for them. */
export function crossesNamespaces(observations: readonly PodObservation[]): boolean {
  return new Set(observations.map(namespaceOf)).size > 1;
}

/** An RFC 3339 time in milliseconds since 1970. */
export function timeOf(at: string | undefined): number | undefined {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : time;
}
