import type { Explanation } from '../lib/journey/replay.ts';
import { WatchFollower } from '../lib/journey/watch.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Pod } from '../lib/kubernetes/pod.ts';
import { readPods } from '../lib/kubernetes/pods.ts';
import { printedRow } from '../lib/kubernetes/printed-row.ts';
import type { PodObservation } from '../lib/kubernetes/recording.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { fileLimit, readInput } from './input.ts';
import { crossesNamespaces, identityOf, podKey, timeOf } from './observed-pod.ts';
import { parseOptions } from './options.ts';
import { kubectlTable } from './table.ts';

/** The exit code when an observation has no explanation. */
const unexplainedCode = 3;

/** `podwalk replay`: a recording, followed observation by observation through the machine of its pod. */
export const replay: Command = {
  name: 'replay',
  summary: 'Explain a recorded pod, step by step',
  help: `Usage: podwalk replay FILE [options]

Follows the Pods of a recording through the machine that is compiled from their own spec,
and says of every observation by which events the pod got there from the one before.
FILE holds the lines of a watch; with - it reads standard input. Several Pods may be mixed.

Options:
  -o, --output FORM   json: the states and the events of every observation, and a summary
  -h, --help          Print this help

Exit code: 0 if every observation is explained, 3 if one is not, 2 if the input is no recording.

Example: kubectl get pods -w -o json --output-watch-events | podwalk replay -
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('replay', argv, { output: { type: 'string', short: 'o' } });
  const form = values.output?.replace(/^=/, '');
  if (form !== undefined && form !== 'json') throw new UsageError(`there is no output ${form}. Choose json.`);
  if (positionals.length !== 1) {
    throw new UsageError(`replay reads one file, ${positionals.length} are given. Give - for standard input.`);
  }
  const input = await readInput(positionals[0], streams);
  const steps = follow(readPods(input.source, input.file, fileLimit), input.file);
  streams.stdout.write(form === 'json' ? toJson(steps) : toText(steps));
  return steps.every(({ explanation }) => explanation.explained) ? 0 : unexplainedCode;
}

interface Step {
  readonly seen: PodObservation;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly explanation: Explanation;
}

function follow(observations: readonly PodObservation[], file: string | undefined): readonly Step[] {
  if (observations.length === 0) {
    throw new InputError({ file, what: 'there is no Pod in it', remedy: 'Give the lines of a watch on Pods.' });
  }
  const follower = new WatchFollower();
  let time = 0;
  return observations.map((seen) => {
    mustBeWhole(seen.object, file);
    time = timeOf(seen.at) ?? Math.max(time, newestTime(seen.object));
    return { seen, time, explanation: follower.explain(seen, time) };
  });
}

function mustBeWhole(pod: Pod, file: string | undefined): void {
  if (pod.spec.containers.length > 0) return;
  throw new InputError({
    file,
    what: `the Pod ${pod.metadata.name} has no containers`,
    remedy: 'Give whole Pods, as `kubectl get pods -w -o json` prints them.',
  });
}

/** The time of what happened last, of all that the Pod itself tells. */
function newestTime({ metadata, status }: Pod): number {
  const ends = [...status.initContainerStatuses, ...status.containerStatuses].flatMap(({ state, lastState }) => [
    state.running?.startedAt,
    state.terminated?.finishedAt,
    lastState.terminated?.finishedAt,
  ]);
  const turns = status.conditions.map(({ lastTransitionTime }) => lastTransitionTime);
  return Math.max(0, ...[metadata.creationTimestamp, ...ends, ...turns].map((time) => timeOf(time) ?? 0));
}

function toText(steps: readonly Step[]): string {
  const several = crossesNamespaces(steps.map(({ seen }) => seen));
  const rows = steps.map(({ seen, time, explanation }) => {
    const { name, ready, status, restarts } = printedRow(seen.object, time);
    const shown = seen.at ?? new Date(time).toISOString();
    const namespace = several ? [identityOf(seen).namespace] : [];
    return [shown, ...namespace, name, ready, status, restarts, verdictOf(explanation)];
  });
  const header = ['TIME', ...(several ? ['NAMESPACE'] : []), 'NAME', 'READY', 'STATUS', 'RESTARTS', 'EXPLANATION'];
  return `${kubectlTable().add([header, ...rows])}\n${summaryOf(steps)}\n`;
}

function verdictOf({ explained, path, reason }: Explanation): string {
  if (!explained) return `NOT EXPLAINED: ${reason}`;
  return path.length === 0 ? 'explained' : `explained: ${path.map(({ type }) => type).join(', ')}`;
}

function summaryOf(steps: readonly Step[]): string {
  const pods = new Set(steps.map(({ seen }) => podKey(seen))).size;
  const missing = steps.filter(({ explanation }) => !explanation.explained).length;
  const verdict = missing === 0 ? 'all explained' : `${missing} not explained`;
  return `${counted(steps.length, 'observation')} of ${counted(pods, 'pod')}, ${verdict}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function toJson(steps: readonly Step[]): string {
  const observations = steps.map(({ seen, time, explanation }) => {
    const { ready, status, restarts } = printedRow(seen.object, time);
    const { explained, states, path, reason } = explanation;
    return {
      at: seen.at ?? null,
      ...identityOf(seen),
      ready,
      status,
      restarts,
      states,
      path,
      explained,
      reason: explained ? null : (reason ?? ''),
    };
  });
  const explained = observations.filter((observation) => observation.explained).length;
  const summary = { observations: steps.length, explained, unexplained: steps.length - explained };
  return `${JSON.stringify({ observations, summary }, null, 2)}\n`;
}
