import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';
import type { EmbedParams } from '@/lib/embed/params.ts';
import { walkTo } from '@/lib/journey/going.ts';
import { goTo, replayEvents, startJourney } from '@/lib/journey/journey.ts';
import { openLink } from '@/lib/journey/opening.ts';
import { eventsOf, scenariosOf } from '@/lib/journey/scenarios.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import type { Chart } from '@/machines/chart.ts';
import { pathOf } from '@/machines/graph.ts';
import { readLink } from './packing.ts';
import { beginWalk, type Walk, walked } from './walk.ts';

/** An embed as its address wants it, and a sentence for everything that it wants and cannot have. */
export interface Beginning {
  readonly walk: Walk;
  readonly faults: readonly string[];
}

const zooms = ['spine', 'step', 'everything'] as const;

/** Goes to the moment that the address names: a link behind the `#`, a state, or a moment of a run. */
export async function begin(chart: Chart, params: EmbedParams, fragment: string): Promise<Beginning> {
  const first = beginWalk(chart);
  const faults: string[] = [];
  const moved = await goToMoment(first, params, fragment).catch((error: unknown) => {
    faults.push(error instanceof Error ? error.message : String(error));
    return first;
  });
  return { walk: { ...moved, zoom: zooms[params.depth], ...focused(moved, params, faults) }, faults };
}

async function goToMoment(first: Walk, params: EmbedParams, fragment: string): Promise<Walk> {
  if (fragment.length > 1) return linked(first, fragment);
  if (params.state !== undefined) return stateOf(first, params.state);
  if (params.run === undefined && params.at === undefined) return first;
  const journey = runOf(first, params.run ?? 'undisturbed');
  return walked(first, goTo(journey, params.at ?? (params.autoplay ? 0 : journey.moments.length - 1)));
}

/** A link with a manifest of its own needs what reads and compiles it: the only thing that an embed loads later. */
async function linked(first: Walk, fragment: string): Promise<Walk> {
  const here = { subject: { chart: first.chart }, journey: first.journey };
  const { subject, journey } = await openLink(first.chart.id, await readLink(fragment), here, async (link) => {
    const { openSubject } = await import('@/lib/journey/subject.ts');
    return openSubject('pod', link);
  });
  return walked(subject.chart === first.chart ? first : beginWalk(subject.chart, subject.link), journey);
}

/**
 * At a state: on the way on which nothing goes wrong, where that comes to it, else on a short way. Throws a RangeError
 * when there is none.
 */
export function stateOf(walk: Walk, wanted: string): Walk {
  const { chart, graph } = walk;
  const found = graph.states.find(({ id, meta }) => {
    return id === wanted || id.endsWith(`.${wanted}`) || meta.title === wanted;
  })?.id;
  if (found === undefined) throw new RangeError(`state: this machine has no ${wanted}`);
  const smooth = walkOn(chart, startJourney(chart));
  const index = smooth.moments.findIndex(({ snapshot }) => statesOf(snapshot).includes(found));
  if (index >= 0) return walked(walk, goTo({ ...smooth, moments: smooth.moments.slice(0, index + 1) }, index));
  const journey = walkTo(chart, walk.journey, found);
  if (journey === undefined) throw new RangeError(`state: this walk never comes to ${wanted}`);
  return walked(walk, journey);
}

function statesOf(snapshot: AnyMachineSnapshot): readonly string[] {
  const nodes: readonly AnyStateNode[] = snapshot._nodes;
  return nodes.map(pathOf);
}

function runOf({ chart, journey }: Walk, id: string) {
  if (id === 'undisturbed') return walkOn(chart, journey);
  const scenarios = scenariosOf(chart);
  if (!scenarios.some((scenario) => scenario.id === id)) throw new RangeError(`run: this machine has no walk ${id}`);
  return replayEvents(chart, eventsOf(scenarios, id));
}

function focused({ chart, graph }: Walk, { focus }: EmbedParams, faults: string[]): Pick<Walk, 'open' | 'lane'> {
  if (focus === undefined) return {};
  const stage = chart.stages.find(({ id, number }) => id === focus || String(number) === focus);
  if (stage) return { open: stage.id };
  if (graph.states.some(({ meta }) => meta.container === focus)) return { lane: focus };
  faults.push(`focus: ${focus} is neither a step nor a container`);
  return {};
}
