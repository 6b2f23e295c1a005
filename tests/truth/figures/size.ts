import { toGraph } from '@/machines/graph.ts';
import { hello } from '@/machines/hello.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { largePod } from '../large-pod.ts';
import { Reached } from '../reached.ts';
import { exceptions } from '../tables.ts';
import { allOf, type Figure } from './figure.ts';

/** What of the facts' tables the machine covers. */
export function coverageFigures(): readonly Figure[] {
  const { all, covered } = new Reached().rows;
  const except = Object.keys(exceptions).length;
  return [allOf(`rows of the facts' tables reached (${except} exceptions, each with its reason)`, covered, all)];
}

/** How large the machine is, of a small pod and of a larger one. */
export function sizeFigures(): readonly Figure[] {
  return [
    sizeOf('the machine of one container', hello),
    sizeOf('the machine of 2 init containers, 2 sidecars, 5 containers', largePod),
  ];
}

function sizeOf(claim: string, spec: PodSpec): Figure {
  const { states, transitions } = toGraph(podChart(spec));
  return { claim, found: `${states.length} states, ${transitions.length} transitions`, holds: true };
}
