import { containerIn, type Decide, type Decisions, type Scene, usually } from './scene.ts';
import type { ImageFact, RegistryAnswer, World } from './world.ts';

/** What an answer takes to come when the registry, or nobody, refuses. */
const refusalTakes = 100;

/** Whether the node has the image, and what the registry answers. */
export const registryDecisions: Decisions = {
  'image.needed': (scene) => usually(scene, !mayUseCopy(scene) || !isOnNode(scene)),
  'image.present': (scene) => usually(scene, isOnNode(scene)),
  'image.missing': (scene) => usually(scene, !isOnNode(scene)),
  'image.unreadable': usually,
  'image.pulled': (scene) => {
    const fact = factOf(scene);
    if (answerOf(scene) !== 'present') return undefined;
    return { at: fact?.takes === undefined ? scene.usual : scene.since + fact.takes };
  },
  'image.notFound': refusal('notFound'),
  'image.unauthorized': refusal('unauthorized'),
  'registry.unreachable': refusal('unreachable'),
  'registry.limited': refusal('limited'),
  'registry.unavailable': refusal('unavailable'),
  'signature.refused': refusal('unsigned'),
};

/** What holds of an image at that time, as the last item that has begun says. */
export function imageAt({ images }: World, image: string, at: number): ImageFact | undefined {
  return images.filter((one) => one.image === image && one.from <= at).at(-1);
}

/** The image that a container's spec names by then: somebody may have changed it. */
export function imageOf({ world, context, since }: Scene, container: string): string {
  const edits = world.happens.flatMap((one) =>
    one.do === 'editImage' && one.container === container && one.at <= since ? [one.image] : [],
  );
  return edits.at(-1) ?? context.spec.containers.find(({ name }) => name === container)?.image ?? '';
}

function refusal(answer: RegistryAnswer): Decide {
  return (scene) =>
    answerOf(scene) === answer ? { at: scene.since + (factOf(scene)?.takes ?? refusalTakes) } : undefined;
}

function factOf(scene: Scene): ImageFact | undefined {
  return imageAt(scene.world, imageOf(scene, containerIn(scene)), scene.since);
}

function answerOf(scene: Scene): RegistryAnswer {
  return factOf(scene)?.registry ?? 'present';
}

function mayUseCopy({ context, choice }: Scene): boolean {
  return context.spec.containers.find(({ name }) => name === choice.container)?.imagePullPolicy !== 'Always';
}

/** A pull for one container leaves its image there for the others. */
function isOnNode(scene: Scene): boolean {
  const { context } = scene;
  const image = imageOf(scene, containerIn(scene));
  const pulled = context.spec.containers.some(
    (own) => imageOf(scene, own.name) === image && context.containers[own.name]?.imageOnNode,
  );
  return pulled || (factOf(scene)?.onNode ?? false);
}
