import { samples } from '@/lib/journey/samples.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import type { Chart } from '@/machines/chart.ts';
import { chartIds, chartOf } from '@/machines/charts.ts';

/** The machines that every export is held against: ours, and one of a pod with many containers. */
export const charts: readonly (readonly [string, Chart])[] = [
  ...chartIds.map((id) => [id, chartOf(id)] as const),
  ...samples.slice(1).map(({ id, text }) => [id, chartOf('pod', readManifest(text).workloads[0]?.spec)] as const),
];
