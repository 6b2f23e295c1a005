import { containerIn, type Decide, type Decisions, type Prospect, usually } from './prospect.ts';
import { type ImageFact, type RegistryAnswer, registryAnswers, type World } from './world.ts';

/** What an answer takes to come when the registry, or nobody, refuses. */
const refusalTakes = 100;

/** Every answer but the one that brings the image. */
export type FailedAnswer = Exclude<RegistryAnswer, 'present'>;

const refusalEvents: Readonly<Record<FailedAnswer, string>> = {
  notFound: 'image.notFound',
  unauthorized: 'image.unauthorized',
  unreachable: 'registry.unreachable',
  limited: 'registry.limited',
  failing: 'pull.failed',
  unavailable: 'registry.unavailable',
  unsigned: 'signature.refused',
};

/** Whether the node has the image, and what the registry answers. */
export const registryDecisions: Decisions = {
  'image.needed': (prospect) => usually(prospect, !mayUseCopy(prospect) || !isOnNode(prospect)),
  'image.present': (prospect) => usually(prospect, isOnNode(prospect)),
  'image.missing': (prospect) => usually(prospect, !isOnNode(prospect)),
  'image.unreadable': usually,
  'image.pulled': (prospect) => {
    const fact = factOf(prospect);
    if (answerOf(prospect) !== 'present') return undefined;
    return { at: fact?.takes === undefined ? prospect.usual : prospect.since + fact.takes };
  },
  ...Object.fromEntries(
    registryAnswers.flatMap((answer) => (answer === 'present' ? [] : [[refusalEvents[answer], refusal(answer)]])),
  ),
};

/** The event with which a pull fails that is answered so, without the container's name. */
export function refusalEvent(answer: FailedAnswer): string {
  return refusalEvents[answer];
}

/** What holds of an image at that time, as the last item that has begun says. */
export function imageAt({ images }: World, image: string, at: number): ImageFact | undefined {
  return images.filter((one) => one.image === image && one.from <= at).at(-1);
}

/** The image that a container's spec names by then: somebody may have changed it. */
export function imageOf({ world, context, since }: Prospect, container: string): string {
  const edits = world.happens.flatMap((one) =>
    one.do === 'editImage' && one.container === container && one.at <= since ? [one.image] : [],
  );
  return edits.at(-1) ?? context.spec.containers.find(({ name }) => name === container)?.image ?? '';
}

function refusal(answer: RegistryAnswer): Decide {
  return (prospect) =>
    answerOf(prospect) === answer ? { at: prospect.since + (factOf(prospect)?.takes ?? refusalTakes) } : undefined;
}

function factOf(prospect: Prospect): ImageFact | undefined {
  return imageAt(prospect.world, imageOf(prospect, containerIn(prospect)), prospect.since);
}

function answerOf(prospect: Prospect): RegistryAnswer {
  return factOf(prospect)?.registry ?? 'present';
}

function mayUseCopy({ context, choice }: Prospect): boolean {
  return context.spec.containers.find(({ name }) => name === choice.container)?.imagePullPolicy !== 'Always';
}

/** A pull for one container leaves its image there for the others. */
function isOnNode(prospect: Prospect): boolean {
  const { context } = prospect;
  const image = imageOf(prospect, containerIn(prospect));
  const pulled = context.spec.containers.some(
    (own) => imageOf(prospect, own.name) === image && context.containers[own.name]?.imageOnNode,
  );
  return pulled || (factOf(prospect)?.onNode ?? false);
}
