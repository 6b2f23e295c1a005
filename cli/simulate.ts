import { toRecording } from '../lib/exporters/recording.ts';
import { choicesAt, wayOn } from '../lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '../lib/journey/journey.ts';
import type { Choice, Moment } from '../lib/journey/moment.ts';
import { projectPod } from '../lib/kubernetes/projection.ts';
import { rowsOf, type Shown } from '../lib/world/showing.ts';
import { simulate as simulateIn } from '../lib/world/simulator.ts';
import type { Chart } from '../machines/chart.ts';
import { failures } from '../machines/failures.ts';
import { podChart } from '../machines/pod.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { parseOptions } from './options.ts';
import { readSetting, readUntil, type SettingOptions } from './setting.ts';
import { kubectlTable } from './table.ts';
import { readWorkload } from './workload.ts';

const forms = ['table', 'json', 'recording'] as const;
type Form = (typeof forms)[number];

/** `podwalk simulate`: what becomes of the pod of a manifest, in a world or when nothing goes wrong. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Print what becomes of the pod of a manifest, in a world that you describe',
  help: `Usage: podwalk simulate MANIFEST [options]
       podwalk simulate --scenario NAME [options]

Walks the machine of a pod, and prints what \`kubectl get pods -w\` would print meanwhile.
Its image has been built and pushed before. MANIFEST holds a Pod or something that makes Pods,
such as a Deployment or a Job; with - it reads standard input.

Without a world nothing goes wrong, and the walk ends when the pod is ready or has ended. A world
is a file that says what the registry answers, which nodes and objects there are, what processes
and probes do, and what people do and when. How long a step takes that it does not speak of is
assumed, not measured.

Options:
      --world FILE      What lies outside of the manifest, in YAML or JSON
      --scenario NAME   A manifest and a world of the library, such as crash-loop
      --until TIME      How long the walk lasts in a world, such as 90s; 5m without it
      --name NAME       Which workload, where the manifest has several: NAME or KIND/NAME
  -o, --output FORM     table, json: the rows with their virtual time in ms and the event before
                        each, or recording: Pods and Events as the lines of a watch
  -h, --help            Print this help

Example: podwalk simulate deployment.yaml --world registry-down.yaml --until 10m
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('simulate', argv, {
    output: { type: 'string', short: 'o' },
    name: { type: 'string' },
    world: { type: 'string' },
    scenario: { type: 'string' },
    until: { type: 'string' },
  });
  const form = formOf(values.output?.replace(/^=/, ''));
  const { name, world, scenario } = values;
  const inWorld = [world, scenario, values.until].some((given) => given !== undefined) || form === 'recording';
  const until = readUntil(values.until);
  if (!inWorld) return await runFairly(positionals, name, form, streams);
  const options: SettingOptions = { files: positionals, name, world, scenario };
  const setting = await readSetting(options, streams);
  const { journey } = simulateIn(setting.workload, setting.world, until);
  streams.stdout.write(form === 'recording' ? toRecording(journey) : toText(rowsOf(journey.moments), form));
  const refusal = refusalOf(journey.moments.at(-1));
  if (refusal !== undefined)
    streams.stderr.write(`podwalk: the API server answers ${refusal}, so there is no pod ${setting.workload.name}.\n`);
  return 0;
}

/** What the API server answers to a manifest that it refuses, such as 403 Forbidden. */
function refusalOf(moment: Moment | undefined): string | undefined {
  const state: unknown = moment?.snapshot.value.object;
  return failures.find(({ region, reason }) => region === 'object' && reason === state)?.title;
}

function formOf(written: string | undefined): Form {
  const form = forms.find((known) => known === (written ?? 'table'));
  if (form === undefined) throw new UsageError(`there is no output ${written}. Choose table, json or recording.`);
  return form;
}

async function runFairly(
  positionals: readonly string[],
  wanted: string | undefined,
  form: Form,
  streams: Streams,
): Promise<number> {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`simulate reads one manifest, ${positionals.length} are given. Give - for standard input.`);
  }
  const { name, spec } = await readWorkload(file, wanted, streams);
  const chart = podChart(spec);
  const moments = walkOn(chart);
  streams.stdout.write(toText(rowsOf(moments), form));
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

function toText(rows: readonly Shown[], form: Form): string {
  if (form === 'table') return toTable(rows);
  const flat = rows.map(({ at, event, row: { name, ready, status, restarts, age } }) => {
    return { at, event, name, ready, status, restarts, age };
  });
  return `${JSON.stringify(flat, null, 2)}\n`;
}

function toTable(rows: readonly Shown[]): string {
  const lines = rows.map(({ row: { name, ready, status, restarts, age } }) => [name, ready, status, restarts, age]);
  const table = kubectlTable();
  const [first, ...rest] = lines;
  const head = [['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], ...(first ? [first] : [])];
  return [head, ...rest.map((line) => [line])].map(table.add).join('');
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
