import type { Fields } from '@/lib/kubernetes/fields.ts';
import type { ContainerSeen, Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** The container that a finding is about, or the first one. */
export function containerOf({ containers }: Facts, { container }: Finding): ContainerSeen | undefined {
  return containers.find(({ name }) => name === container) ?? containers[0];
}

/** A patch of the Pod that gives one container other fields. */
export function containerPatch({ name, kind }: ContainerSeen, change: Fields): Fields {
  return { spec: { [kind === 'main' ? 'containers' : 'initContainers']: [{ name, ...change }] } };
}
