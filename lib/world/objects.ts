import type { ObjectReference } from '@/machines/pod-spec.ts';
import { isDuring } from './cluster.ts';
import { containerIn, type Decisions, type Prospect, usually } from './prospect.ts';
import { imageAt, imageOf } from './registry.ts';
import type { ObjectFact, World } from './world.ts';

/** How long the kubelet needs to find that something is missing. */
const lookTakes = 50;

/** What the kubelet finds when it puts together the volumes and the configuration of a container. */
export const objectDecisions: Decisions = {
  'volumes.mounted': (prospect) => usually(prospect, missingVolume(prospect) === undefined),
  'mount.failed': (prospect) =>
    missingVolume(prospect) === undefined ? undefined : { at: prospect.since + lookTakes },
  'reference.missing': (prospect) => {
    const missing = missingReference(prospect);
    if (missing === undefined) return undefined;
    return { at: prospect.since + lookTakes, payload: { message: missing } };
  },
  'root.refused': (prospect) =>
    missingReference(prospect) === undefined && runsAsRoot(prospect) ? { at: prospect.since + lookTakes } : undefined,
  'container.created': (prospect) =>
    usually(prospect, missingReference(prospect) === undefined && !runsAsRoot(prospect)),
};

/** Whether an object of that kind and name exists then. One that the world does not list does. */
export function existsAt(world: World, kind: ObjectFact['kind'], name: string, at: number): boolean {
  const listed = world.objects.filter((one) => one.kind === kind && one.name === name);
  return listed.length === 0 || listed.some((one) => isDuring(one, at));
}

const volumeKinds: Readonly<Record<string, ObjectFact['kind']>> = { configMap: 'ConfigMap', secret: 'Secret' };

function missingVolume({ world, context, since }: Prospect): string | undefined {
  return context.spec.volumes.find(({ source, refersTo, optional }) => {
    const kind = volumeKinds[source];
    return kind && refersTo !== undefined && !optional && !existsAt(world, kind, refersTo, since);
  })?.name;
}

/** In the kubelet's words. */
function missingReference(prospect: Prospect): string | undefined {
  const { world, context, since } = prospect;
  const own = context.spec.containers.find(({ name }) => name === containerIn(prospect));
  for (const reference of own?.references ?? []) {
    const { kind, name, key } = reference;
    if (!existsAt(world, kind, name, since)) return `${kind.toLowerCase()} "${name}" not found`;
    if (key !== undefined && !hasKey(world, reference, key, since))
      return `couldn't find key ${key} in ${kind} ${context.spec.namespace}/${name}`;
  }
  return undefined;
}

function hasKey({ objects }: World, { kind, name }: ObjectReference, key: string, at: number): boolean {
  const listed = objects.find((one) => one.kind === kind && one.name === name && isDuring(one, at));
  return listed?.keys === undefined || listed.keys.includes(key);
}

function runsAsRoot(prospect: Prospect): boolean {
  const container = containerIn(prospect);
  const own = prospect.context.spec.containers.find(({ name }) => name === container);
  return Boolean(
    own?.runAsNonRoot && imageAt(prospect.world, imageOf(prospect, container), prospect.since)?.runsAsRoot,
  );
}
