import type { AnyMachineSnapshot } from 'xstate';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import type { Journey, Moment } from '@/lib/journey/moment.ts';
import { atomicPaths, type Destination, pathTo, pathTowards } from '@/lib/journey/path.ts';
import { projectPod, projectRow } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { type GraphState, toGraph } from '@/machines/graph.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import { distancesFrom, routesOf } from '@/machines/routes.ts';
import { isCovered, type Place, placesOf, whyNowhere } from './places.ts';
import type { StatusWord } from './word.ts';
import { statusWords, wordFor } from './words.ts';

/** The word that kubectl prints at a moment; absent where there is no Pod. */
function wordShown({ snapshot, at }: Pick<Moment, 'snapshot' | 'at'>): StatusWord | undefined {
  const row = projectRow(snapshot, at);
  return row && wordFor(row.status);
}

/**
 * The walk to where kubectl prints a word: on from here, else from the start. `undefined` where this pod never comes
 * to it. The machine is asked for every step, and the printed row for the end.
 */
export function walkToWord(chart: Chart, journey: Journey, word: StatusWord): Journey | undefined {
  return onwards(chart, journey, word) ?? onwards(chart, startJourney(chart), word);
}

/** The words for which the pod has a place at all: only there it is worth looking for a way. */
export function wordsWithin(chart: Chart): ReadonlySet<StatusWord> {
  const distances = distancesFrom(routesOf(chart), atomicPaths(momentOf(startJourney(chart)).snapshot));
  const within = toGraph(chart).states.filter(({ id }) => (distances.get(id) ?? Infinity) < Infinity);
  return new Set(
    statusWords.filter((word) => {
      const places = placesOf(word);
      return places.length > 0 && places.every((place) => within.some((state) => isPlace(state, place)));
    }),
  );
}

/** Why a pod never comes to a word for which it has no place. */
export function whyNever({ machine }: Chart, word: StatusWord): string {
  const { context } = machine.config;
  const unreached = whyNowhere(word);
  if (unreached !== undefined) return unreached;
  const hasInit = isPodContext(context) && context.spec.containers.some(({ kind }) => kind !== 'main');
  const concernsInit = word.word.startsWith('Init:') || word.word === 'PodInitializing';
  if (concernsInit && !hasInit) return 'This pod has no init container.';
  return 'Nothing that this pod has leads there.';
}

function onwards(chart: Chart, from: Journey, word: StatusWord): Journey | undefined {
  const places = placesOf(word);
  if (places.length === 0) return undefined;
  if (isAt(momentOf(from).snapshot, word)) return from;
  let walked: Journey | undefined = from;
  for (const place of places) {
    if (walked === undefined) return undefined;
    walked = step(chart, walked, statesAt(chart, place));
  }
  if (walked === undefined) return undefined;
  const near = places.slice(-1).flatMap((place) => statesAt(chart, place).map(({ id }) => id));
  return go(chart, walked, { reached: (snapshot) => isAt(snapshot, word), near });
}

/** To the first of the states that can be reached. */
function step(chart: Chart, from: Journey, states: readonly GraphState[]): Journey | undefined {
  for (const { id } of states) {
    const path = pathTo(chart, momentOf(from), id);
    if (path) return path.reduce((walked, event) => take(chart, walked, event), from);
  }
  return undefined;
}

function go(chart: Chart, from: Journey, destination: Destination): Journey | undefined {
  return pathTowards(chart, momentOf(from), destination)?.reduce((walked, event) => take(chart, walked, event), from);
}

function isAt(snapshot: AnyMachineSnapshot, word: StatusWord): boolean {
  if (isCovered(word)) return projectPod(snapshot)?.status.reason === word.word;
  return wordShown({ snapshot, at: 0 }) === word;
}

function statesAt(chart: Chart, place: Place): readonly GraphState[] {
  return toGraph(chart).states.filter((state) => isPlace(state, place));
}

function isPlace({ meta }: GraphState, { title, stage }: Place): boolean {
  return meta.title === title && (stage === undefined || meta.stage === stage);
}
