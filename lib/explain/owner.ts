import type { Facts } from './facts.ts';

/**
 * What makes the pod and may be changed, as kubectl names it: `deployment/web`. A ReplicaSet is a Deployment's where its
 * name ends with the hash of a template; one without may be anybody's.
 */
export function ownerOf({ pod }: Pick<Facts, 'pod'>): string | undefined {
  const [owner] = pod.metadata.ownerReferences;
  switch (owner?.kind) {
    case 'ReplicaSet': {
      const deployment = templateHash.exec(owner.name)?.[1];
      return deployment === undefined ? undefined : `deployment/${deployment}`;
    }
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicationController':
      return `${owner.kind.toLowerCase()}/${owner.name}`;
    default:
      return undefined;
  }
}

/** Kubernetes writes the hash without vowels and without 0, 1 and 3; releases before 1.8 wrote a number. */
const templateHash = /^(.+)-(?:[bcdfghjklmnpqrstvwxz2456789]{4,10}|\d{8,10})$/;
