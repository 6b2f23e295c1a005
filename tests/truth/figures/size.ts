import { toGraph } from '@/machines/graph.ts';
import { hello } from '@/machines/hello.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { largePod } from '../large-pod.ts';
import { Reached } from '../reached.ts';
import { exceptions } from '../tables.ts';
import { allOf, type Figure } from './figure.ts';

/** What of the facts' tables the machine covers, and how large it is. */
export function sizeFigures(): readonly Figure[] {
  const { all, covered } = new Reached().rows;
  const except = Object.keys(exceptions).length;
  return [
    allOf(`rows of the facts' tables reached (${except} exceptions, each with its reason)`, covered, all),
    sizeOf('the machine of one container', hello),
    sizeOf('the machine of 2 init containers, 2 sidecars, 5 containers', largePod),
  ];
}

function sizeOf(claim: string, spec: PodSpec): Figure {
  const { states, transitions } = toGraph(podChart(spec));
  return { claim, found: `${states.length} states, ${transitions.length} transitions`, holds: true };
}
