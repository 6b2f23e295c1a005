import { readPods } from '../lib/kubernetes/pods.ts';
import { type PrintedRow, printedRow } from '../lib/kubernetes/printed-row.ts';
import type { PodObservation } from '../lib/kubernetes/recording.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { fileLimit, readInput } from './input.ts';
import { parseNow } from './now.ts';
import { crossesNamespaces, identityOf, namespaceOf, podKey, timeOf } from './observed-pod.ts';
import { parseOptions } from './options.ts';
import { kubectlTable } from './table.ts';

/** `podwalk status`: what `kubectl get pods` would print for Pods in a file. */
export const status: Command = {
  name: 'status',
  summary: 'Print Pods from a file as `kubectl get pods` does',
  help: `Usage: podwalk status [FILE] [options]

Prints the READY, STATUS, RESTARTS and AGE of Pods as kubectl does, without a cluster.
FILE holds a Pod, a List, several YAML documents, the lines of a watch or a recording;
without FILE, or with -, it reads standard input. Of a Pod that comes several times
it prints the newest.

Options:
  -w, --watch         Print every observation, as \`kubectl get pods -w\` does
  -o, --output FORM   wide: more columns; json: one element for every Pod in the input
      --now TIME      The time from which ages count (RFC 3339). Without it an observation
                      counts from its own time, and anything else from the present
  -h, --help          Print this help

Example: kubectl get pods -A -o json | podwalk status
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('status', argv, {
    output: { type: 'string', short: 'o' },
    watch: { type: 'boolean', short: 'w', default: false },
    now: { type: 'string' },
  });
  const form = values.output?.replace(/^=/, '');
  if (form !== undefined && form !== 'json' && form !== 'wide') {
    throw new UsageError(`there is no output ${form}. Choose json or wide.`);
  }
  if (positionals.length > 1) throw new UsageError('status reads one file. Join several with `cat` and pipe them in.');
  const given = parseNow(values.now);
  const present = Date.now();
  const input = await readInput(positionals[0], streams);
  const observations = readPods(input.source, input.file, fileLimit);
  const nowOf = ({ at }: PodObservation) => given ?? timeOf(at) ?? present;
  if (form === 'json') {
    streams.stdout.write(
      `${JSON.stringify(
        observations.map((seen) => toElement(seen, nowOf(seen))),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  if (observations.length === 0) {
    streams.stderr.write('No resources found\n');
    return 0;
  }
  const columns = columnsFor(observations, form === 'wide');
  const rowOf = (seen: PodObservation) => {
    const row = printedRow(seen.object, nowOf(seen));
    return columns.map((column) => column.cell(row, seen));
  };
  const header = columns.map(({ title }) => title);
  const table = kubectlTable();
  if (!values.watch) {
    streams.stdout.write(table.add([header, ...newest(observations).map(rowOf)]));
    return 0;
  }
  const lines = observations.map((seen, index) => table.add(index === 0 ? [header, rowOf(seen)] : [rowOf(seen)]));
  streams.stdout.write(lines.join(''));
  return 0;
}

interface Column {
  readonly title: string;
  cell(row: PrintedRow, seen: PodObservation): string;
}

const namespaceColumn: Column = { title: 'NAMESPACE', cell: (_, seen) => namespaceOf(seen) };

const columns: readonly Column[] = [
  { title: 'NAME', cell: (row) => row.name },
  { title: 'READY', cell: (row) => row.ready },
  { title: 'STATUS', cell: (row) => row.status },
  { title: 'RESTARTS', cell: (row) => row.restarts },
  { title: 'AGE', cell: (row) => row.age },
];

const wideColumns: readonly Column[] = [
  { title: 'IP', cell: (row) => row.ip },
  { title: 'NODE', cell: (row) => row.node },
  { title: 'NOMINATED NODE', cell: (row) => row.nominatedNode },
  { title: 'READINESS GATES', cell: (row) => row.readinessGates },
];

function columnsFor(observations: readonly PodObservation[], wide: boolean): readonly Column[] {
  const several = crossesNamespaces(observations);
  return [...(several ? [namespaceColumn] : []), ...columns, ...(wide ? wideColumns : [])];
}

/** The last observation of every Pod, in the order in which they first appear. */
function newest(observations: readonly PodObservation[]): readonly PodObservation[] {
  const byPod = new Map<string, PodObservation>();
  for (const seen of observations) byPod.set(podKey(seen), seen);
  return [...byPod.values()];
}

function toElement(seen: PodObservation, now: number): Readonly<Record<string, string>> {
  const { ready, status: word, restarts } = printedRow(seen.object, now);
  return { ...identityOf(seen), ready, status: word, restarts };
}
