import { scenariosOf, type WalkScenario } from '@/lib/journey/scenarios.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { Meaning } from '@/lib/meaning/expression.ts';
import { meaningOf } from '@/lib/meaning/meaning.ts';
import { faultsOf, readMachine } from '@/lib/meaning/runner.ts';
import type { Chart, Source, Stage } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';

/** What stands beside the config: what its names mean, what it promises, and where its sentences come from. */
interface Companion extends Meaning {
  readonly format: 1;
  readonly schema: string;
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly sources: readonly Source[];
  readonly scenarios: readonly WalkScenario[];
  /** The fragment of the link that opens this machine, or a walk of it, in Podwalk. */
  readonly opens?: string;
}

/** The address of the JSON Schema of this format, on the site that serves the document. */
const schema = '/schemas/podwalk-machine-1.json';

/**
 * The machine as JSON text, two spaces deep, with a line break at its end: an XState v5 config of nothing but data, and
 * beside it the meaning of its names and the walks that it promises. Before it is handed over, the text is read again
 * and every walk repeated with nothing but what the text says. Throws an InputError when one goes otherwise.
 */
export function toJson(chart: Chart, opens?: string): string {
  const text = `${JSON.stringify(toDocument(chart, opens), null, 2)}\n`;
  prove(text);
  return text;
}

/** Repeats every scenario of a document with what the document itself says. Throws an InputError that names the first fault. */
export function prove(text: string): void {
  const [fault] = faultsIn(text);
  if (fault === undefined) return;
  throw new InputError({
    what: `this machine cannot be exported as JSON: ${fault}`,
    remedy: 'Its meaning as data (lib/meaning) differs from the machine; please report it.',
  });
}

function faultsIn(text: string): readonly string[] {
  try {
    const { machine, scenarios } = readMachine(text);
    return faultsOf(machine, scenarios);
  } catch (error) {
    return [error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)];
  }
}

function toDocument(chart: Chart, opens: string | undefined): object {
  const config = Object.entries(chart.machine.config).filter(([key]) => key !== 'types');
  const podwalk: Companion = {
    format: 1,
    schema,
    title: chart.title,
    stages: chart.stages,
    ...(opens === undefined ? {} : { opens }),
    ...meaningOf(chart),
    sources: sourcesOf(chart),
    scenarios: scenariosOf(chart),
  };
  return { podwalk, ...Object.fromEntries(config) };
}

function sourcesOf(chart: Chart): readonly Source[] {
  const byHref = new Map(toGraph(chart).states.map(({ meta }) => [meta.source.href, meta.source]));
  return [...byHref.values()];
}
