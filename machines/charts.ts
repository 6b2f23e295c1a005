import type { Chart } from './chart.ts';
import { containerWorkflow } from './container-workflow.ts';
import { hello } from './hello.ts';
import { kubernetesWorkflow } from './kubernetes-workflow.ts';
import { podChart } from './pod.ts';
import type { PodSpec } from './pod-spec.ts';

/** The machines that there are, by the word in their URL. */
const charts = {
  pod: (spec: PodSpec): Chart => podChart(spec),
  kubernetes: (): Chart => kubernetesWorkflow,
  container: (): Chart => containerWorkflow,
} as const satisfies Record<string, (spec: PodSpec) => Chart>;

export type ChartId = keyof typeof charts;

export const chartIds = ['pod', 'kubernetes', 'container'] as const satisfies readonly ChartId[];

/** The chart of that name; the life of a pod is compiled for the given spec, or for the sample `hello`. */
export function chartOf(id: ChartId, spec: PodSpec = hello): Chart {
  return charts[id](spec);
}

/** Whether a word names a machine. */
export function isChartId(word: string): word is ChartId {
  return word in charts;
}
