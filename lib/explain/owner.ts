import type { Facts } from './facts.ts';

/** What makes the pod and may be changed, as kubectl names it: `deployment/web`. A ReplicaSet is mostly a Deployment's. */
export function ownerOf({ pod }: Pick<Facts, 'pod'>): string | undefined {
  const [owner] = pod.metadata.ownerReferences;
  switch (owner?.kind) {
    case 'ReplicaSet':
      return `deployment/${owner.name.replace(/-[a-z0-9]+$/, '')}`;
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicationController':
      return `${owner.kind.toLowerCase()}/${owner.name}`;
    default:
      return undefined;
  }
}
