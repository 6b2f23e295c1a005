import type { Fields } from '@/lib/kubernetes/fields.ts';
import type { ProcessFact, World } from '@/lib/world/world.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** A change of one field of a Pod; values are as a person writes them. */
export interface Edit {
  /** Where it stands in the Pod: `spec.containers[0].image`. */
  readonly field: string;
  /** What stands there; absent where nothing does. */
  readonly from?: string;
  /** What to put there, which a person may replace by another; absent where the field is taken away. */
  readonly to?: string;
  /** The change as a strategic merge patch of the Pod. Throws an InputError where the value cannot stand there. */
  readonly patch: (to: string) => Fields;
  /** What it may do on a pod that is there, where that is more than a change. */
  readonly risk?: 'destroys';
  /** How Kubernetes takes it on a pod that is there: by no means, as any patch, or by way of the `resize` subresource. */
  readonly onPod: 'never' | 'patch' | 'resize';
}

/** Something that would end a cause, and that can be tried in the simulator. */
export interface Fix {
  /** What is done, or what happens: `app gets a memory limit of 128Mi.` */
  readonly says: string;
  /** Absent where nothing in the manifest changes. */
  readonly edit?: Edit;
  /** What must hold besides, as a sentence; absent where the change is enough. */
  readonly given?: string;
  /** What the pod did so far depends on the field, so that only a new pod can be walked with it. */
  readonly walksAnew?: true;
  /** The world with that change from `at` on, in virtual milliseconds. */
  readonly mend: (world: World, at: number, to: string) => World;
}

/** How a cause is tried: the world outside of the manifest, as far as the evidence tells, and what would end the cause. */
export interface Trial {
  readonly world: Partial<World>;
  readonly fixes: readonly Fix[];
}

/** Where nothing is wrong, or nothing that the simulator knows would help. */
export const nothingToTry: Trial = { world: {}, fixes: [] };

/** Makes the trials of one cause. */
export type Try = (facts: Facts, finding: Finding) => Trial;

/** What a process does, where the rest is as usual. */
export function processWith(part: Partial<ProcessFact>): ProcessFact {
  const calm = { fails: false };
  return { runs: [], postStart: calm, preStop: calm, startup: [], readiness: [], liveness: [], ...part };
}

/** A world in which one container's process does something else. */
export function withProcess(world: World, container: string, part: Partial<ProcessFact>): World {
  const own = processWith({ ...world.containers[container], ...part });
  return { ...world, containers: { ...world.containers, [container]: own } };
}
