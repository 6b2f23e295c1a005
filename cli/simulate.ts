import { choicesAt, wayOn } from '../lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '../lib/journey/journey.ts';
import type { Choice, Moment } from '../lib/journey/moment.ts';
import { projectPod, projectRow } from '../lib/kubernetes/projection.ts';
import type { Chart } from '../machines/chart.ts';
import { podChart } from '../machines/pod.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { parseOptions } from './options.ts';
import { kubectlTable } from './table.ts';
import { readWorkload } from './workload.ts';

/** `podwalk simulate`: how the pod of a manifest starts when nothing goes wrong. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Print how the pod of a manifest starts when nothing goes wrong',
  help: `Usage: podwalk simulate MANIFEST [options]

Walks the machine of a pod until the pod is ready or has ended, and prints what
\`kubectl get pods -w\` would print meanwhile. Its image has been built and pushed before.
MANIFEST holds a Pod or something that makes Pods, such as a Deployment or a Job; with -
it reads standard input. How long a pull or a start takes is assumed, not measured.

Options:
      --name NAME     Which workload, where the manifest has several: NAME or KIND/NAME
  -o, --output FORM   json: the rows with their virtual time in ms and the event before each
  -h, --help          Print this help

Example: podwalk simulate deployment.yaml
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('simulate', argv, {
    output: { type: 'string', short: 'o' },
    name: { type: 'string' },
  });
  const form = values.output?.replace(/^=/, '');
  if (form !== undefined && form !== 'json') throw new UsageError(`there is no output ${form}. Choose json.`);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`simulate reads one manifest, ${positionals.length} are given. Give - for standard input.`);
  }
  const { name, spec } = await readWorkload(file, values.name, streams);
  const chart = podChart(spec);
  const moments = walkOn(chart);
  const rows = changesOf(moments);
  streams.stdout.write(form === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : toTable(rows));
  const obstacle = obstacleOf(chart, moments.at(-1));
  if (obstacle !== undefined) streams.stderr.write(`podwalk: ${name} goes no further by itself. Next: ${obstacle}.\n`);
  return 0;
}

/** A walk of more steps than this is none that a healthy pod makes. */
const longest = 10_000;

/** From a manifest that has just been sent to where nothing more happens by itself. */
function walkOn(chart: Chart): readonly Moment[] {
  const moments: Moment[] = [];
  let moment: Moment | undefined = momentOf(startJourney(chart));
  while (moment !== undefined && moments.length < longest) {
    moments.push(moment);
    const next = soonest(choicesAt(chart, moment));
    moment = next && nextMoment(chart, moment, next.event);
  }
  return moments;
}

/** Of all that leads on by itself, each container's next step included, what happens first. */
function soonest(choices: readonly Choice[]): Choice | undefined {
  const leading = choices.filter((choice) => wayOn([choice]) !== undefined);
  return leading.reduce<Choice | undefined>(
    (first, choice) => (first === undefined || choice.event.at < first.event.at ? choice : first),
    undefined,
  );
}

interface Row {
  /** Virtual milliseconds since the walk began, in which the image is built first. */
  readonly at: number;
  readonly event: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
}

/** A row for every moment that changes what the table shows. */
function changesOf(moments: readonly Moment[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { snapshot, at, event } of moments) {
    const row = projectRow(snapshot, at);
    const last = rows.at(-1);
    if (row === undefined || (last !== undefined && looksLike(row, last))) continue;
    const { name, ready, status, restarts, age } = row;
    rows.push({ at, event: event?.type ?? '', name, ready, status, restarts, age });
  }
  return rows;
}

function looksLike(row: Pick<Row, 'ready' | 'status' | 'restarts'>, other: Row): boolean {
  return row.ready === other.ready && row.status === other.status && row.restarts === other.restarts;
}

function toTable(rows: readonly Row[]): string {
  const lines = rows.map(({ name, ready, status, restarts, age }) => [name, ready, status, restarts, age]);
  const table = kubectlTable();
  const [first = [], ...rest] = lines;
  return [[['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], first], ...rest.map((line) => [line])]
    .map(table.add)
    .join('');
}

/** What would have to happen for a pod that stands, neither ready nor at its end. */
function obstacleOf(chart: Chart, moment: Moment | undefined): string | undefined {
  const pod = moment && projectPod(moment.snapshot);
  if (moment === undefined || pod === undefined) return undefined;
  const { phase, conditions } = pod.status;
  const ready = conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  if (ready || phase === 'Succeeded' || phase === 'Failed') return undefined;
  const labels = choicesAt(chart, moment).flatMap(({ label, way, blocked }) =>
    blocked === undefined && (way === 'repair' || way === 'failure') ? [label] : [],
  );
  return labels.length === 0 ? undefined : labels.join(', or ');
}
