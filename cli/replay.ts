import type { Explanation } from '../lib/journey/replay.ts';
import type { Testimony } from '../lib/journey/testimony.ts';
import { WatchFollower } from '../lib/journey/watch.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Pod } from '../lib/kubernetes/pod.ts';
import { readObservations } from '../lib/kubernetes/pods.ts';
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
FILE holds the lines of a watch; with - it reads standard input. Several Pods may be mixed,
and their Events among them are taken as evidence for the way.

Options:
  -o, --output FORM   json: the states and the events of every observation, what each recorded
                      Event is evidence for, and a summary
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
  const { steps, testimonies } = follow(readObservations(input.source, input.file, fileLimit), input.file);
  streams.stdout.write(form === 'json' ? toJson(steps, testimonies) : toText(steps, testimonies));
  return steps.every(({ explanation }) => explanation.explained) ? 0 : unexplainedCode;
}

interface Step {
  readonly seen: PodObservation;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly explanation: Explanation;
}

interface Followed {
  readonly steps: readonly Step[];
  readonly testimonies: readonly Testimony[];
}

function follow(observations: ReturnType<typeof readObservations>, file: string | undefined): Followed {
  if (!observations.some(({ kind }) => kind === 'Pod')) {
    throw new InputError({ file, what: 'there is no Pod in it', remedy: 'Give the lines of a watch on Pods.' });
  }
  const follower = new WatchFollower();
  const steps: Step[] = [];
  let time = 0;
  for (const seen of observations) {
    if (seen.kind === 'Event') {
      time = timeOf(seen.at) ?? time;
      follower.hear(seen.object, time);
      continue;
    }
    mustBeWhole(seen.object, file);
    time = timeOf(seen.at) ?? Math.max(time, newestTime(seen.object));
    steps.push({ seen, time, explanation: follower.explain(seen, time) });
  }
  follower.end(time);
  return { steps, testimonies: follower.testimonies };
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

function toText(steps: readonly Step[], testimonies: readonly Testimony[]): string {
  const several = crossesNamespaces(steps.map(({ seen }) => seen));
  const rows = steps.map(({ seen, time, explanation }) => {
    const { name, ready, status, restarts } = printedRow(seen.object, time);
    const shown = seen.at ?? new Date(time).toISOString();
    const namespace = several ? [identityOf(seen).namespace] : [];
    return [shown, ...namespace, name, ready, status, restarts, verdictOf(explanation)];
  });
  const header = ['TIME', ...(several ? ['NAMESPACE'] : []), 'NAME', 'READY', 'STATUS', 'RESTARTS', 'EXPLANATION'];
  return `${kubectlTable().add([header, ...rows])}\n${summaryOf(steps)}\n${evidenceOf(testimonies)}`;
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

function evidenceOf(testimonies: readonly Testimony[]): string {
  if (testimonies.length === 0) return '';
  const proven = testimonies.filter(({ kind }) => kind === 'evidence').length;
  return `${counted(testimonies.length, 'event')}, ${proven} of them evidence for a step\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function toJson(steps: readonly Step[], testimonies: readonly Testimony[]): string {
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
  return `${JSON.stringify({ observations, events: testimonies.map(toEvent), summary }, null, 2)}\n`;
}

/** What an Event is evidence for, or why for nothing. */
function toEvent(testimony: Testimony) {
  const { at, event } = testimony.heard;
  const { reason, message, namespace, involvedObject } = event;
  return {
    at: new Date(at).toISOString(),
    namespace,
    name: involvedObject.name,
    reason,
    message,
    step: testimony.kind === 'evidence' ? testimony.step.type : null,
    why: testimony.kind === 'none' ? testimony.reason : null,
  };
}
