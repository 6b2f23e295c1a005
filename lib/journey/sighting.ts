import type { Pod } from '@/lib/kubernetes/pod.ts';

/** What a watch said about a pod, with its time in milliseconds since 1970. */
export interface Sighting {
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | undefined;
  readonly pod: Pod;
}
