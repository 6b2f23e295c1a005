import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { type Cause, eventsCommand, inspect } from '../cause.ts';
import { causeOfEnding, type Ending, endingsIn, memoryLimitOf } from '../ending.ts';
import { type ContainerSeen, type Facts, newest, onEvent, onPod, timeOf } from '../facts.ts';
import type { Alternative, Command, Confidence, Evidence, Finding, RuledOut } from '../finding.ts';

/** What is said of one kind of end. */
interface ExitRow {
  readonly id: string;
  readonly title: string;
  readonly says: (ending: Ending, facts: Facts) => string;
  readonly outlook: string;
  readonly confidence?: (facts: Facts) => Confidence;
  readonly more?: (ending: Ending, facts: Facts) => readonly Evidence[];
  readonly alternatives?: (ending: Ending, facts: Facts) => readonly Alternative[];
  readonly commands?: (ending: Ending, facts: Facts) => readonly Command[];
}

const rows: readonly ExitRow[] = [
  {
    id: 'out-of-memory',
    title: 'a container that wants more memory than its limit',
    says: ({ one }) =>
      `${the(one)} wanted more memory than its limit${said(memoryLimitOf(one))}, and the kernel killed it.`,
    outlook: 'A restart gives it the same limit again; a higher limit, or a program that needs less, will help.',
    more: ({ one }, facts) => [
      onPod(facts, `${one.specPath}.resources.limits.memory`, memoryLimitOf(one) ?? 'not given', 'Its limit.'),
    ],
    commands: (_, { kubectl, name }) => [inspect(`${kubectl} top pod ${name} --containers`, 'See what it uses now.')],
  },
  {
    id: 'node-out-of-memory',
    title: 'a node that ran out of memory',
    says: ({ one, ended }) =>
      ended.reason === 'OOMKilled'
        ? `${the(one)} was killed for lack of memory although it has no limit of its own, so the node ran out of memory.`
        : `The node ran out of memory, and its kernel killed ${the(one, true)}.`,
    outlook: 'It may happen again to any pod there; memory requests that are true keep such a node from filling up.',
    confidence: () => 'likely',
    more: ({ one, ended }, facts) => [
      ...(ended.reason === 'OOMKilled'
        ? [onPod(facts, `${one.specPath}.resources.limits.memory`, 'none', 'It has no limit of its own.')]
        : []),
      ...facts.around.events.flatMap((event) =>
        event.reason === 'SystemOOM' || event.reason === 'OOMKilling' ? [onEvent(event, 'The node says so.')] : [],
      ),
    ],
    alternatives: ({ ended }, facts) =>
      ended.reason === 'OOMKilled'
        ? [
            {
              cause: 'out-of-memory',
              says: 'The pod as a whole has a memory limit, which all its containers share.',
              decides: inspect(
                `${facts.kubectl} get pod ${facts.name} -o jsonpath='{.spec.resources}'`,
                'See whether the pod has a limit.',
              ),
            },
          ]
        : [],
    commands: (_, { pod }) => [
      inspect(
        `kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`,
        'See its MemoryPressure and Events, and what its pods ask for.',
      ),
    ],
  },
  {
    id: 'container-lost',
    title: 'a container that the node lost',
    says: ({ one }) => `The node lost ${the(one, true)}: nobody knows how it ended, and its exit code is made up.`,
    outlook: 'It usually follows a restart of the node or of its container engine, and passes with it.',
    commands: (_, { pod }) => [
      inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See whether the node has been restarted.'),
    ],
  },
  {
    id: 'system-call-refused',
    title: 'a system call that seccomp forbids',
    says: ({ one }) => `${the(one)} made a system call that its seccomp profile forbids, and was killed.`,
    outlook: 'Waiting will not help; another profile, or another program, will.',
  },
  {
    id: 'init-container-fails',
    title: 'an init container that fails',
    says: ({ one, ended }) => `${the(one)} ${endedWith(ended)}, so the main containers are not started.`,
    outlook: 'They start once it ends with 0; only its logs say why it does not.',
  },
  {
    id: 'app-exits-zero',
    title: 'a program that ends although it should run for ever',
    says: ({ one }) =>
      `${the(one)} ends with 0, as if its work were done, and restartPolicy Always starts it again and again.`,
    outlook: 'Waiting will not help: a program that stays in the foreground will, or a Job if its work is done.',
    commands: ({ one }, { kubectl, name }) => [
      inspect(
        `${kubectl} get pod ${name} -o jsonpath='{.spec.containers[?(@.name=="${one.name}")].command}'`,
        'See whether the command goes into the background.',
      ),
    ],
  },
  {
    id: 'command-not-executable',
    title: 'a command that may not be executed',
    says: ({ one }) => `${the(one)} ended with 126: a command in it is there, but may not be executed.`,
    outlook: 'Waiting will not help; the image or the command must be corrected.',
    confidence: () => 'likely',
  },
  {
    id: 'command-not-found',
    title: 'a command that is not in the image',
    says: ({ one }) => `${the(one)} ended with 127: its shell did not find a command.`,
    outlook: 'Waiting will not help; the image or the command must be corrected.',
    confidence: () => 'likely',
  },
  {
    id: 'killed-from-outside',
    title: 'a container that was killed, and not by Kubernetes',
    says: ({ one }) =>
      `${the(one)} was killed with SIGKILL from outside of Kubernetes: it was no probe, no deletion, and not its memory limit.`,
    outlook: 'Whether it happens again depends on who did it; the pod cannot tell.',
    confidence: (facts) => (facts.events.length > 0 ? 'likely' : 'possible'),
    alternatives: otherKills,
    commands: (_, { pod }) => [
      inspect(
        `kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`,
        'A SystemOOM Event would name the node’s kernel.',
      ),
    ],
  },
  {
    id: 'stopped-from-outside',
    title: 'a container that was told to stop, and not by Kubernetes',
    says: ({ one }) => `${the(one)} ended on SIGTERM, and nothing shows that Kubernetes sent it.`,
    outlook: 'A parent process, or somebody on the node, may have; its logs may say.',
    confidence: () => 'possible',
    alternatives: otherKills,
  },
  {
    id: 'app-crashes-by-signal',
    title: 'a program that crashes',
    says: ({ one, ended }) => `${the(one)} crashed with ${signalOf(ended.exitCode, ended.signal)}.`,
    outlook: 'Restarts go on; only the program can be repaired.',
  },
  {
    id: 'app-exits-nonzero',
    title: 'a program that ends with an error',
    says: ({ one, ended, runsAgain }, facts) => `${the(one)} ${endedWith(ended)}${again(facts, runsAgain)}.`,
    outlook: 'Kubernetes did its part; only the logs of the program say why.',
  },
];

/** Running: why a process ended. */
export const exitCauses: readonly Cause[] = rows.map((row) => ({
  id: row.id,
  title: row.title,
  look: (facts) =>
    endingsIn(facts).flatMap((ending) =>
      causeOfEnding(facts, ending) === row.id ? [findingOf(facts, ending, row)] : [],
    ),
}));

function findingOf(facts: Facts, ending: Ending, row: ExitRow): Finding {
  const { one } = ending;
  const { kubectl, name } = facts;
  const before = ending.path.includes('lastState') ? ' --previous' : '';
  const alternatives = row.alternatives?.(ending, facts) ?? [];
  const fits = new Set(alternatives.map(({ cause }) => cause));
  const excluded = kills.has(row.id) ? killsExcluded(row.id, facts).filter(({ cause }) => !fits.has(cause)) : [];
  return {
    verdict: row.says(ending, facts),
    outlook: row.outlook,
    confidence: row.confidence?.(facts) ?? 'certain',
    container: one.name,
    evidence: [...exitEvidence(facts, ending), ...(row.more?.(ending, facts) ?? [])],
    ...(alternatives.length > 0 ? { alternatives } : {}),
    ...(excluded.length > 0 ? { ruledOut: excluded } : {}),
    commands: [
      inspect(`${kubectl} logs ${name} -c ${one.name}${before}`, 'Read the last words of the program.'),
      ...(row.commands?.(ending, facts) ?? []),
    ],
  };
}

/** What ends a container with SIGKILL. */
const kills: ReadonlySet<string> = new Set(['out-of-memory', 'node-out-of-memory', 'killed-from-outside']);

/** Exit code 137 is SIGKILL, and says nothing of who sent it: what would be there if it were somebody else. */
export function killsExcluded(found: string, { deleting, events }: Facts): readonly RuledOut[] {
  const all = [
    { cause: 'out-of-memory', because: 'its reason would be OOMKilled' },
    ...(events.length > 0 ? [{ cause: 'liveness-fails', because: 'a Killing Event would name the probe' }] : []),
    ...(deleting ? [] : [{ cause: 'grace-expired', because: 'the pod would have a deletionTimestamp' }]),
  ];
  return all.filter(({ cause }) => cause !== found);
}

/** What the Pod says of an end, whatever its cause. */
export function exitEvidence(facts: Facts, { one, ended, path }: Ending): readonly Evidence[] {
  const { waiting } = one.status?.state ?? {};
  const begin = timeOf(ended.startedAt);
  const end = timeOf(ended.finishedAt);
  const ran = begin && end && begin > 0 ? ` after ${humanDuration(end - begin)}` : '';
  return [
    onPod(facts, `${path}.exitCode`, ended.exitCode, `It ended${ran}.`),
    ...(ended.reason ? [onPod(facts, `${path}.reason`, ended.reason, reasonSays(ended.reason))] : []),
    ...(ended.message ? [onPod(facts, `${path}.message`, ended.message, 'What it left as its last message.')] : []),
    ...(waiting?.reason
      ? [onPod(facts, `${one.statusPath}.state.waiting.reason`, waiting.reason, 'It waits for its next start.')]
      : []),
    ...((one.status?.restartCount ?? 0) > 0
      ? [onPod(facts, `${one.statusPath}.restartCount`, one.status?.restartCount, 'So often it was started again.')]
      : []),
  ];
}

function reasonSays(reason: string): string {
  if (reason === 'OOMKilled') return 'The kernel killed it for lack of memory.';
  if (reason === 'Completed') return 'The process ended by itself, without an error.';
  return 'What the container engine calls it.';
}

function otherKills({ one }: Ending, facts: Facts): readonly Alternative[] {
  const { pod } = facts;
  const node = inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See the node’s own Events.');
  const memory = memoryLimitOf(one);
  const probed = one.spec.livenessProbe ?? one.spec.startupProbe;
  return [
    {
      cause: memory ? 'out-of-memory' : 'node-out-of-memory',
      says: memory
        ? 'The kernel killed a child process at the memory limit, which is not always noticed as OOMKilled.'
        : 'The node ran out of memory as a whole.',
      decides: node,
    },
    ...(probed && !newest(facts.events, ['Killing'])
      ? [
          {
            cause: 'liveness-fails',
            says: 'A probe failed and the container did not stop on SIGTERM; the Event may be older than an hour.',
            decides: eventsCommand(facts, 'A Killing Event names the probe.'),
          },
        ]
      : []),
  ];
}

function endedWith({ exitCode, signal }: { exitCode: number; signal?: number }): string {
  if (exitCode > 128 && exitCode < 160) return `was ended by ${signalOf(exitCode, signal)}`;
  return `ends with exit code ${exitCode}`;
}

function again({ ended, pod }: Facts, runsAgain: boolean): string {
  if (runsAgain) return ', and runs again now';
  const { restartPolicy } = pod.spec;
  if (ended)
    return restartPolicy
      ? `, and restartPolicy ${restartPolicy} does not start it again`
      : ', and is not started again';
  return ' each time it is started';
}

const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

function signalOf(exitCode: number, signal: number | undefined): string {
  const number = signal || exitCode - 128;
  return `${signals[number] ?? 'a signal'} (exit code ${exitCode})`;
}

function said(limit: string | undefined): string {
  return limit === undefined ? '' : ` ${limit}`;
}

const words = { init: 'he init container', sidecar: 'he sidecar', main: 'he container' } as const;

function the({ kind, name }: ContainerSeen, inside = false): string {
  return `${inside ? 't' : 'T'}${words[kind]} ${name}`;
}
