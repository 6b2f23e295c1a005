import type { WalkEvent } from '@/lib/journey/moment.ts';
import { type FailedAnswer, refusalEvent } from '@/lib/world/registry.ts';
import { imageSortOf } from '../causes/image-sorts.ts';
import { pullWords, toldOfPulls } from '../causes/pull-words.ts';
import type { ContainerSeen, Facts } from '../facts.ts';

/** A pull may fail in several ways that end in `ErrImagePull`; a Pod shows no difference, but words do. */
const answers = ['notFound', 'unauthorized', 'unreachable', 'limited', 'failing'] as const;

/** The same path, where every pull that failed does so as the status and the Events say. */
export function withPullAnswers(facts: Facts, path: readonly WalkEvent[]): readonly WalkEvent[] {
  return facts.containers.reduce((told, one) => {
    const events = new Set(answers.map((answer) => `${refusalEvent(answer)}.${one.name}`));
    const count = told.filter(({ type }) => events.has(type)).length;
    if (count === 0) return told;
    const said = answersTold(one);
    let turn = 0;
    return told.map((event) => {
      if (!events.has(event.type)) return event;
      const answer = said[said.length > count ? said.length - count + turn : Math.floor((turn * said.length) / count)];
      turn += 1;
      return { ...event, type: `${refusalEvent(answer ?? 'failing')}.${one.name}` };
    });
  }, path);
}

/** How the pulls of a container were answered that anything is said of, the last of them last. */
function answersTold(one: ContainerSeen): readonly FailedAnswer[] {
  const { said } = pullWords(one);
  return [...toldOfPulls(one).slice(0, -1), said].map((text) => answerOf(text, one));
}

function answerOf(said: string, { spec }: ContainerSeen): FailedAnswer {
  const answer = imageSortOf(said, spec.image)?.answer;
  return answers.find((known) => known === answer) ?? 'failing';
}
