import type { LinkSubject } from '@/lib/journey/link.ts';
import type { Journey, KubeEvent } from '@/lib/journey/moment.ts';
import { podSubject } from '@/lib/journey/subject.ts';
import { type Setting, scenarios, settingOf } from '@/lib/world/library.ts';
import type { Scenario } from '@/lib/world/scenario.ts';
import { rowsOf, type Shown, tellingsOf } from '@/lib/world/showing.ts';
import { simulate } from '@/lib/world/simulator.ts';
import type { WordWalk } from './walk.ts';
import type { StatusWord } from './word.ts';
import { wordFor } from './words.ts';

/** A row of `kubectl get pods -w` with the moment that brought it, and the page of its word. */
interface ShownAt extends Shown {
  /** Index of the moment in the walk. */
  readonly index: number;
  readonly word?: StatusWord;
}

/** A scenario as a walk; the shown moment is the last in trouble, or where there is none the last that was seen. */
export interface ScenarioWalk extends WordWalk {
  readonly rows: readonly ShownAt[];
  readonly tellings: readonly KubeEvent[];
}

/** So many virtual milliseconds a scenario is walked. */
const length = 300_000;

/** Walks a scenario in its own world. */
export function scenarioWalk(scenario: Scenario): ScenarioWalk {
  const known = walked.get(scenario) ?? settingWalk(settingOf(scenario), { manifest: scenario.manifest, workload: 0 });
  walked.set(scenario, known);
  return known;
}

/** A page and its pictures ask for the same walk. */
const walked = new WeakMap<Scenario, ScenarioWalk>();

/** Walks a workload in a world as scenarios are walked; the link names the workload. */
export function settingWalk({ workload, world }: Setting, link: LinkSubject): ScenarioWalk {
  const { moments } = simulate(workload, world, length).journey;
  const rows = rowsOf(moments).map((shown): ShownAt => {
    const word = wordFor(shown.row.status);
    const index = moments.findIndex(({ at, event }) => at === shown.at && event?.type === shown.event);
    return { ...shown, index, ...(word ? { word } : {}) };
  });
  const last = rows.findLast(isTrouble) ?? rows.at(-1);
  const journey: Journey = { moments, cursor: last?.index ?? moments.length - 1 };
  return { subject: podSubject(workload, link), journey, rows, tellings: tellingsOf(moments) };
}

/** The scenarios that are found by that very word. */
export function scenariosWith({ word }: StatusWord): readonly Scenario[] {
  return scenarios.filter(({ search }) => search.some((one) => wordFor(one)?.word === word));
}

function isTrouble({ word }: ShownAt): boolean {
  return word?.kind === 'failure' || word?.kind === 'wait';
}
