import { cardOf, missingName } from '@/app/artifacts.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { firstSubject } from '@/lib/journey/subject.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';
import { type ChartId, chartIds, chartOf } from '@/machines/charts.ts';

export const dynamic = 'force-static';

interface Card {
  readonly name: string;
  readonly machine: ChartId;
  readonly title: string;
  readonly text: string;
}

const cards: readonly Card[] = [
  {
    name: 'home',
    machine: 'pod',
    title: 'From source to a running pod, in seven steps',
    text: 'A working model of the life of a Kubernetes pod. Step through it, and break it on purpose.',
  },
  {
    name: 'pods',
    machine: 'pod',
    title: 'Every word STATUS can say',
    text: `The ${statusWords.length} words of the STATUS column: what each means, and how to get out.`,
  },
  {
    name: 'scenarios',
    machine: 'pod',
    title: `${scenarios.length} ways in which pods go wrong`,
    text: 'Each with a manifest, the world around it, and what kubectl shows meanwhile.',
  },
  {
    name: 'explain',
    machine: 'pod',
    title: 'Where is my pod, and why?',
    text: 'Paste what kubectl prints. Nothing leaves the browser.',
  },
  {
    name: 'compare',
    machine: 'pod',
    title: 'Two walks side by side',
    text: 'The same pod under another policy, or in another world, and the first step at which they part.',
  },
  {
    name: 'embed',
    machine: 'pod',
    title: 'Embed a walk',
    text: 'Put a diagram into your own page: as a frame, as an element, by message or as a picture.',
  },
  ...chartIds.map((machine): Card => {
    return { name: machine, machine, title: chartOf(machine).title, text: 'Walk it, step by step.' };
  }),
];

export function generateStaticParams() {
  return cards.map(({ name }) => ({ file: `${name}.png` }));
}

/** The card of a page that shows no walk of its own: `/cards/home.png`. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const card = cards.find(({ name }) => `${name}.png` === file);
  if (!card) {
    const names = cards.map(({ name }) => `${name}.png`);
    return missingName('card', file, names);
  }
  const subject = firstSubject(card.machine);
  return cardOf({ subject, journey: walkOn(subject.chart, startJourney(subject.chart)) }, card);
}
