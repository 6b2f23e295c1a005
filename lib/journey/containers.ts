import { isPodContext } from '@/machines/pod-context.ts';
import type { ContainerSpec } from '@/machines/pod-spec.ts';
import type { Moment } from './moment.ts';

/** The containers of the pod that is walked, in spec order; none where the machine is not a pod's. */
export function containersOf({ snapshot }: Moment): readonly ContainerSpec[] {
  const context: unknown = snapshot.context;
  return isPodContext(context) ? context.spec.containers : [];
}
