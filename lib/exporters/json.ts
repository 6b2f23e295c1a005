import type { Chart, Stage } from '@/machines/chart.ts';

/** The machine as data: an XState v5 config in which guards and actions are names with parameters. */
interface MachineDocument {
  readonly podwalk: { readonly format: 1; readonly title: string; readonly stages: readonly Stage[] };
  readonly [config: string]: unknown;
}

/** The config of a chart's machine with nothing in it that JSON cannot hold. */
function toDocument(chart: Chart): MachineDocument {
  const config = Object.entries(chart.machine.config).filter(([key]) => key !== 'types');
  return { podwalk: { format: 1, title: chart.title, stages: chart.stages }, ...Object.fromEntries(config) };
}

/** The machine as JSON text, two spaces deep, with a line break at its end. */
export function toJson(chart: Chart): string {
  return `${JSON.stringify(toDocument(chart), null, 2)}\n`;
}
