import type { Happening } from './world.ts';

/** An event of the machine that people or controllers bring about, and what it carries. */
export interface Brought {
  readonly type: string;
  readonly payload?: Readonly<Record<string, string | number>>;
}

/** The events of the machine that make up what happens, in their order; none where it only changes the cluster. */
export function eventsOf(happening: Happening): readonly Brought[] {
  switch (happening.do) {
    case 'delete':
      return [
        {
          type: 'pod.deleted',
          ...(happening.grace === undefined ? {} : { payload: { grace: Math.ceil(happening.grace / 1000) } }),
        },
      ];
    case 'forceDelete':
      return [{ type: 'pod.deleted', payload: { grace: 0 } }, { type: 'pod.forceDeleted' }];
    case 'preempt':
      return [{ type: 'pod.preempted' }];
    case 'displace':
      return [{ type: 'pod.displaced' }];
    case 'shutDown':
      return [{ type: 'node.shutDown' }];
    case 'loseSandbox':
      return [{ type: 'sandbox.lost' }];
    case 'removeFinalizers':
      return [{ type: 'finalizers.removed' }];
    case 'removeGates':
      return [{ type: 'gates.removed' }];
    case 'openGates':
      return [{ type: 'gates.opened' }];
    case 'pressure':
      return [{ type: 'pod.evicted', ...payload({ message: happening.message }) }];
    case 'event':
      return [{ type: happening.event, ...payload({ message: happening.message, exitCode: happening.code }) }];
    // These change what the cluster, the registry or a process does, and the decisions about those look them up.
    case 'evict':
    case 'drain':
    case 'deleteNode':
    case 'taint':
    case 'kill':
    case 'editImage':
    case 'cordon':
    case 'uncordon':
      return [];
    default:
      return happening satisfies never;
  }
}

function payload(values: Readonly<Record<string, string | number | undefined>>): Pick<Brought, 'payload'> {
  const given = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return given.length === 0 ? {} : { payload: Object.fromEntries(given) };
}
