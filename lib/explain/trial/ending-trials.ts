import { specSeen } from '@/lib/journey/watch.ts';
import { fields, text } from '@/lib/kubernetes/fields.ts';
import type { NodeFact, World } from '@/lib/world/world.ts';
import { type Facts, newest, timeOf } from '../facts.ts';
import { doubled, quantity } from './amount.ts';
import { containerPatch } from './container-patch.ts';
import { type Fix, nothingToTry, processWith, type Try } from './fix.ts';
import { wholeNumber } from './whole-number.ts';

/** Trials of what ends a pod as a whole, of its deletion, and of the node under it. */
export const endingTrials: Readonly<Record<string, Try>> = {
  'deadline-exceeded': (facts) => {
    const { activeDeadlineSeconds } = facts.pod.spec;
    if (activeDeadlineSeconds === undefined) return nothingToTry;
    const done = 1.5 * activeDeadlineSeconds;
    const runs = [{ ends: 'exit', code: 0, after: done * 1000 }] as const;
    return {
      world: { containers: everyMain(facts, { runs }) },
      fixes: [
        {
          says: 'The pod has a longer deadline.',
          edit: numberEdit('activeDeadlineSeconds', activeDeadlineSeconds),
          given: `Its containers are done ${done} s after their start.`,
          mend: (world) => world,
        },
      ],
    };
  },
  'evicted-empty-dir-limit': (facts) => {
    const [, name, limit] = /EmptyDir volume "([^"]*)" exceeds the limit "?([^"\s]*)"?/.exec(said(facts)) ?? [];
    const index = facts.pod.spec.volumes.findIndex((volume) => volume.name === name);
    if (name === undefined || index < 0) return nothingToTry;
    return {
      world: { happens: [pressure(facts)] },
      fixes: [
        {
          says: `The volume ${name} may grow larger.`,
          edit: {
            field: `spec.volumes[${index}].emptyDir.sizeLimit`,
            from: limit,
            to: doubled(limit) ?? '1Gi',
            patch: (size) => ({
              spec: { volumes: [{ name, emptyDir: { sizeLimit: quantity('sizeLimit', size) } }] },
            }),
            onPod: 'never',
          },
          given: 'The program writes no more than that.',
          mend: withoutPressure,
        },
      ],
    };
  },
  'evicted-ephemeral-storage-limit': (facts) => ({
    world: { happens: [pressure(facts)] },
    fixes: resourceFix(facts, 'limits', 'ephemeral-storage', 'may write more', 'It writes no more than that.'),
  }),
  'evicted-memory-pressure': (facts) => ({
    world: { happens: [pressure(facts)] },
    fixes: resourceFix(facts, 'requests', 'memory', 'asks for the memory that it uses', 'It uses no more than that.'),
  }),
  'kubelet-out-of-resources': choosesAnotherNode,
  'kubelet-node-affinity': choosesAnotherNode,
  'kubelet-host-port-taken': choosesAnotherNode,
  'finalizer-holds': ({ pod }) => ({
    world: {},
    fixes: [
      {
        says: 'The finalizers are taken off.',
        edit: {
          field: 'metadata.finalizers',
          from: pod.metadata.finalizers.join(','),
          risk: 'destroys',
          patch: () => ({ metadata: { finalizers: null } }),
          onPod: 'patch',
        },
        mend: (world, at) => ({ ...world, happens: [...world.happens, { do: 'removeFinalizers', at }] }),
      },
    ],
  }),
  'grace-expired': (facts) => {
    const grace = facts.pod.spec.terminationGracePeriodSeconds ?? 30;
    const stops = { ends: 'exit', code: 0, after: 1500 * grace } as const;
    return {
      world: { containers: everyMain(facts, { stops }), happens: [{ do: 'delete', at: 60_000 }] },
      fixes: [
        {
          says: 'The pod has a longer grace.',
          edit: numberEdit('terminationGracePeriodSeconds', grace),
          given: `Its containers stop ${1.5 * grace} s after SIGTERM.`,
          mend: (world) => world,
        },
      ],
    };
  },
  'node-lost': (facts) => ({
    world: { nodes: [nodeWith(facts, { silent: { from: 0, until: Number.POSITIVE_INFINITY, noticed: 0 } })] },
    fixes: [
      {
        says: 'The node comes back.',
        mend: (world, at) => ({
          ...world,
          nodes: world.nodes.map(({ silent: _, ...node }) => node),
          happens: [...world.happens, { do: 'event', event: 'node.returned', at }],
        }),
      },
    ],
  }),
  'network-plugin': networkWorks,
  'sandbox-fails': networkWorks,
  'sandbox-image-missing': networkWorks,
  'ip-addresses-exhausted': networkWorks,
};

function said({ pod }: Facts): string {
  return pod.status.message ?? '';
}

function everyMain({ containers }: Facts, part: Parameters<typeof processWith>[0]): World['containers'] {
  return Object.fromEntries(
    containers.flatMap(({ name, kind }) => (kind === 'main' ? [[name, processWith(part)]] : [])),
  );
}

function numberEdit(key: 'activeDeadlineSeconds' | 'terminationGracePeriodSeconds', from: number): Fix['edit'] {
  const field = `spec.${key}`;
  return {
    field,
    from: `${from}`,
    to: `${Math.max(1, 2 * from)}`,
    patch: (value) => ({ spec: { [key]: wholeNumber(field, value) } }),
    onPod: 'never',
  };
}

/** The node evicts the pod as long after its start as it did. */
function pressure(facts: Facts): World['happens'][number] {
  const begin = timeOf(facts.pod.status.startTime);
  const end = facts.containers.flatMap(({ status }) => timeOf(status?.state.terminated?.finishedAt) ?? []);
  const ran = begin === undefined || end.length === 0 ? 60_000 : Math.max(20_000, Math.max(...end) - begin);
  return { do: 'pressure', at: ran, message: said(facts) };
}

function withoutPressure(world: World): World {
  return { ...world, happens: world.happens.filter((one) => one.do !== 'pressure') };
}

function resourceFix(
  { containers }: Facts,
  list: 'requests' | 'limits',
  resource: string,
  may: string,
  given: string,
): readonly Fix[] {
  const found = containers.find(({ spec }) => fields(fields(spec.resources)?.limits)?.[resource] !== undefined);
  const one = found ?? containers.find(({ kind }) => kind === 'main');
  if (!one) return [];
  const { limits, requests } = fields(one.spec.resources) ?? {};
  const limit = text(fields(limits)?.[resource]);
  const from = list === 'limits' ? limit : text(fields(requests)?.[resource]);
  return [
    {
      says: `${one.name} ${may}.`,
      edit: {
        field: `${one.specPath}.resources.${list}.${resource}`,
        from,
        to: (list === 'limits' ? doubled(limit) : (limit ?? doubled(from))) ?? '1Gi',
        patch: (amount) =>
          containerPatch(one, { resources: { [list]: { [resource]: quantity(`${list}.${resource}`, amount) } } }),
        onPod: 'never',
      },
      given,
      mend: withoutPressure,
    },
  ];
}

/** Only where the manifest names the node; else a scheduler has chosen it, as it does for the pods of an owner. */
function choosesAnotherNode(facts: Facts) {
  const { nodeName } = specSeen(facts.history[0]?.object ?? facts.pod);
  const isMade = facts.pod.metadata.ownerReferences.length > 0;
  if (nodeName === undefined || isMade || newest(facts.events, ['Scheduled'])) return nothingToTry;
  return {
    world: {},
    fixes: [
      {
        says: 'The scheduler chooses the node.',
        edit: {
          field: 'spec.nodeName',
          from: nodeName,
          patch: () => ({ spec: { nodeName: null } }),
          onPod: 'never' as const,
        },
        given: 'A node suits the pod.',
        mend: (world: World) => world,
      },
    ],
  };
}

function networkWorks(facts: Facts) {
  const network = { from: 0, until: Number.POSITIVE_INFINITY, fails: 'sandbox' as const };
  return {
    world: { nodes: [nodeWith(facts, { network })] },
    fixes: [
      {
        says: 'The node can give the pod its sandbox and network again.',
        mend: (world: World, at: number) => ({
          ...world,
          nodes: world.nodes.map((node) =>
            node.network ? { ...node, network: { ...node.network, until: at } } : node,
          ),
        }),
      },
    ],
  };
}

function nodeWith({ pod, wants }: Facts, part: Partial<NodeFact>): NodeFact {
  return {
    name: pod.spec.nodeName ?? 'node-1',
    from: 0,
    until: Number.POSITIVE_INFINITY,
    cpu: 1e6,
    memory: 2 ** 50,
    maxPods: 110,
    labels: wants.nodeSelector,
    taints: [],
    cordoned: false,
    pods: [],
    ...part,
  };
}
