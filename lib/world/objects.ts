import type { ObjectReference } from '@/machines/pod-spec.ts';
import { isDuring } from './cluster.ts';
import { imageAt, imageOf } from './registry.ts';
import { containerIn, type Decisions, type Scene, usually } from './scene.ts';
import type { ObjectFact, World } from './world.ts';

/** How long the kubelet needs to find that something is missing. */
const lookTakes = 50;

/** What the kubelet finds when it puts together the volumes and the configuration of a container. */
export const objectDecisions: Decisions = {
  'volumes.mounted': (scene) => usually(scene, missingVolume(scene) === undefined),
  'mount.failed': (scene) => (missingVolume(scene) === undefined ? undefined : { at: scene.since + lookTakes }),
  'reference.missing': (scene) => {
    const missing = missingReference(scene);
    if (missing === undefined) return undefined;
    return { at: scene.since + lookTakes, payload: { message: missing } };
  },
  'root.refused': (scene) =>
    missingReference(scene) === undefined && runsAsRoot(scene) ? { at: scene.since + lookTakes } : undefined,
  'container.created': (scene) => usually(scene, missingReference(scene) === undefined && !runsAsRoot(scene)),
};

/** Whether an object of that kind and name exists then. One that the world does not list does. */
export function existsAt(world: World, kind: ObjectFact['kind'], name: string, at: number): boolean {
  const listed = world.objects.filter((one) => one.kind === kind && one.name === name);
  return listed.length === 0 || listed.some((one) => isDuring(one, at));
}

const volumeKinds: Readonly<Record<string, ObjectFact['kind']>> = { configMap: 'ConfigMap', secret: 'Secret' };

function missingVolume({ world, context, since }: Scene): string | undefined {
  return context.spec.volumes.find(({ source, refersTo, optional }) => {
    const kind = volumeKinds[source];
    return kind && refersTo !== undefined && !optional && !existsAt(world, kind, refersTo, since);
  })?.name;
}

/** In the kubelet's words. */
function missingReference(scene: Scene): string | undefined {
  const { world, context, since } = scene;
  const own = context.spec.containers.find(({ name }) => name === containerIn(scene));
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

function runsAsRoot(scene: Scene): boolean {
  const container = containerIn(scene);
  const own = scene.context.spec.containers.find(({ name }) => name === container);
  return Boolean(own?.runAsNonRoot && imageAt(scene.world, imageOf(scene, container), scene.since)?.runsAsRoot);
}
