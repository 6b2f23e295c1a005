import { walkTo } from '@/lib/journey/going.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { distanceOf, matchesWord } from '@/lib/status/finding.ts';
import { walkToWord, whyNever, wordsWithin } from '@/lib/status/way.ts';
import type { StatusWord } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import type { Chart, StageId } from '@/machines/chart.ts';
import type { Graph, GraphState } from '@/machines/graph.ts';

/** Something that a reader may want to get to: where kubectl prints a word, or a state of the machine. */
export interface Goal {
  readonly id: string;
  readonly title: string;
  /** `Step 6, web`, or `STATUS, step 6`. */
  readonly where: string;
  readonly word?: StatusWord;
  readonly state?: GraphState;
  /** Why this pod never gets there, where that is known beforehand. */
  readonly never?: string;
}

/** All goals in a machine: the words that its pod can come to, its states, and the words that it never comes to. */
export function goalsOf(chart: Chart, { states }: Graph): readonly Goal[] {
  const words = chart.id === 'pod' ? wordGoals(chart) : [];
  const places = states
    .filter(({ meta }) => meta.mark !== 'gate')
    .map((state) => ({ id: state.id, title: state.meta.title, where: whereOf(chart, state), state }));
  return [
    ...words.filter(({ never }) => never === undefined),
    ...places,
    ...words.filter(({ never }) => never !== undefined),
  ];
}

/** The goals that somebody who typed this may mean; a word of exactly that spelling comes first. */
export function matching(goals: readonly Goal[], asked: string): readonly Goal[] {
  const text = asked.trim().toLowerCase();
  const needles = text.split(/\s+/).filter(Boolean);
  const found = goals.filter(({ title, where, word }) => {
    if (word) return matchesWord(word, asked);
    const own = `${title} ${where}`.toLowerCase();
    return needles.every((needle) => own.includes(needle));
  });
  if (text === '') return found;
  const rank = ({ title, never }: Goal) => distanceOf(title, text) + (never === undefined ? 0 : 4);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** The walk to a goal: on from here, else from the start. */
export function wayTo(chart: Chart, journey: Journey, { word, state, never }: Goal): Journey | undefined {
  if (never !== undefined) return undefined;
  if (word) return walkToWord(chart, journey, word);
  return state && walkTo(chart, journey, state.id);
}

function wordGoals(chart: Chart): readonly Goal[] {
  const within = wordsWithin(chart);
  return statusWords.map((word) => ({
    id: `status-${word.word}`,
    title: word.word,
    where: `STATUS, ${stageName(chart, word.stage).toLowerCase()}`,
    word,
    ...(within.has(word) ? {} : { never: whyNever(chart, word) }),
  }));
}

function whereOf(chart: Chart, { meta }: GraphState): string {
  const place = stageName(chart, meta.stage);
  return meta.container === undefined ? place : `${place}, ${meta.container}`;
}

function stageName({ stages }: Chart, id: StageId): string {
  const stage = stages.find((one) => one.id === id);
  return stage?.number === undefined ? (stage?.title ?? '') : `Step ${stage.number}`;
}
