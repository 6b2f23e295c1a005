import { isPodContext } from '@/machines/pod-context.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectPod } from '../kubernetes/projection.ts';
import type { Moment } from './moment.ts';

/** What a person with kubectl would find at a moment. */
export type Evidence =
  /** The machine is an overview and has no Pod. */
  | { readonly kind: 'none' }
  /** The API server has no such Pod: not yet, or no longer. */
  | { readonly kind: 'absent'; readonly namespace: string; readonly gone: boolean }
  | { readonly kind: 'pod'; readonly pod: Pod; readonly before?: Pod };

/** Projects a moment, and the one before it, to what kubectl would find. */
export function evidenceOf({ snapshot }: Moment, before?: Moment): Evidence {
  const context: unknown = snapshot.context;
  if (!isPodContext(context)) return { kind: 'none' };
  const pod = podAt(snapshot);
  if (pod === undefined) {
    return { kind: 'absent', namespace: context.spec.namespace, gone: context.createdAt !== undefined };
  }
  const past = before && podAt(before.snapshot);
  return past === undefined ? { kind: 'pod', pod } : { kind: 'pod', pod, before: past };
}

/** Made once: every moment is shown as itself and as the one before the next. */
function podAt(snapshot: Moment['snapshot']): Pod | undefined {
  if (!pods.has(snapshot)) pods.set(snapshot, projectPod(snapshot));
  return pods.get(snapshot);
}

const pods = new WeakMap<Moment['snapshot'], Pod | undefined>();
