import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { ProbeSpec } from '@/machines/pod-spec.ts';
import { type Cause, command, eventsCommand, inspect } from '../cause.ts';
import { causeOfEnding, type Ending, endingsIn, killingOf, startsAgain } from '../ending.ts';
import { type ContainerSeen, conditionOf, type Facts, newest, onEvent, onPod, timeOf } from '../facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { exitEvidence, killsExcluded } from './exit-causes.ts';

type Probe = 'liveness' | 'readiness' | 'startup';

/** Running: what probes find, and what they make of it. */
export const probeCauses: readonly Cause[] = [
  {
    id: 'startup-fails',
    title: 'a startup probe that never succeeds',
    look: (facts) => killed(facts, 'startup'),
  },
  {
    id: 'liveness-fails',
    title: 'a liveness probe that fails',
    look: (facts) => [...killed(facts, 'liveness'), ...aboutToBeKilled(facts)],
  },
  {
    id: 'readiness-fails',
    title: 'a readiness probe that fails',
    look: (facts) => facts.containers.flatMap((one) => unready(facts, one)),
  },
  {
    id: 'readiness-gate-waits',
    title: 'a readiness gate that nobody has opened',
    look: gateWaits,
  },
  {
    id: 'container-finished',
    title: 'a container that is done while others still run',
    look: finished,
  },
];

function killed(facts: Facts, probe: Probe): readonly Finding[] {
  return endingsIn(facts).flatMap((ending) =>
    causeOfEnding(facts, ending) === `${probe}-fails` ? [killFinding(facts, ending, probe)] : [],
  );
}

function killFinding(facts: Facts, ending: Ending, probe: Probe): Finding {
  const { one, ended } = ending;
  const killing = killingOf(one, ended);
  const stubborn = ended.exitCode === 137 ? ' It did not stop on SIGTERM, so SIGKILL ended it: hence 137.' : '';
  const look = eventsCommand(facts, 'Unhealthy and Killing Events name the probe and what it got.');
  return {
    verdict: `The ${probe} probe of ${one.name} fails${saysOf(one, probe)}, so the kubelet kills the container and starts it again.`,
    outlook: `Waiting will not help unless the probe begins to succeed.${stubborn}`,
    confidence: killing ? 'certain' : 'likely',
    container: one.name,
    evidence: [
      ...(killing ? [onEvent(killing, 'The kubelet ended it because of the probe')] : []),
      ...unhealthy(one, probe),
      ...exitEvidence(facts, ending),
      ...probeNumbers(facts, one, probe),
    ],
    ...(killing
      ? {}
      : {
          alternatives: [
            { cause: 'killed-from-outside', says: 'Somebody, or the node’s kernel, sent SIGKILL.', decides: look },
          ],
        }),
    ...(ended.exitCode === 137
      ? { ruledOut: killsExcluded(`${probe}-fails`, facts).filter(({ cause }) => cause !== 'liveness-fails') }
      : {}),
    commands: [look, ...probeCommands(facts, one)],
  };
}

/** Failing at least twice, and not long ago. */
function aboutToBeKilled(facts: Facts): readonly Finding[] {
  if (facts.deleting || facts.ended) return [];
  return facts.containers.flatMap((one) => {
    const probe = probeOf(facts, one, 'liveness');
    const event = newest(one.events, ['Unhealthy'], /^Liveness probe (?:failed|errored)/);
    const at = timeOf(event?.lastTimestamp);
    if (!probe || !event || at === undefined || !one.status?.state.running || event.count < 2) return [];
    if (endingsIn(facts).some((ending) => ending.one === one)) return [];
    if (facts.now - at > (2 * probe.periodSeconds + 5) * 1000 || (timeOf(one.status.state.running.startedAt) ?? 0) > at)
      return [];
    return [
      {
        verdict: `The liveness probe of ${one.name} fails${saysOf(one, 'liveness')}; after ${probe.failureThreshold} failures in a row the kubelet kills it.`,
        outlook: 'It passes if the next run succeeds.',
        confidence: 'likely' as const,
        container: one.name,
        evidence: [...unhealthy(one, 'liveness'), ...probeNumbers(facts, one, 'liveness')],
        commands: probeCommands(facts, one),
      },
    ];
  });
}

function unready(facts: Facts, one: ContainerSeen): readonly Finding[] {
  const { status } = one;
  const probe = probeOf(facts, one, 'readiness');
  if (!probe || facts.deleting || !status?.state.running || status.ready || status.started === false) return [];
  const seen = unhealthy(one, 'readiness');
  const since = timeOf(status.state.running.startedAt);
  const first =
    (probe.initialDelaySeconds + probe.periodSeconds * probe.successThreshold + probe.timeoutSeconds) * 1000;
  if (seen.length === 0 && since !== undefined && facts.now - since <= first) return [];
  return [
    {
      verdict: `${one.name} runs, but its readiness probe fails${saysOf(one, 'readiness')}, so no Service sends traffic to the pod.`,
      outlook: `It becomes ready by itself ${probe.successThreshold === 1 ? 'with the first success' : `after ${probe.successThreshold} successes in a row`}; a readiness probe never restarts anything.`,
      confidence: seen.length > 0 ? 'certain' : 'likely',
      container: one.name,
      evidence: [
        onPod(facts, `${one.statusPath}.ready`, 'false', 'The container is not ready.'),
        ...seen,
        ...probeNumbers(facts, one, 'readiness'),
      ],
      commands: probeCommands(facts, one),
    },
  ];
}

function probeOf(facts: Facts, { name }: ContainerSeen, probe: Probe): ProbeSpec | undefined {
  return toPodSpec(facts.pod).containers.find((one) => one.name === name)?.[`${probe}Probe`];
}

function saysOf({ events }: ContainerSeen, probe: Probe): string {
  const said = newest(events, ['Unhealthy'], new RegExp(`^${probe} probe`, 'i'))?.message;
  const words = said?.replace(/^\w+ probe (?:failed|errored)[^:]*: /, '').trim();
  const short = words?.split('\n')[0]?.slice(0, 90);
  return short ? ` (${short})` : '';
}

function unhealthy({ events }: ContainerSeen, probe: Probe): readonly Evidence[] {
  const event = newest(events, ['Unhealthy'], new RegExp(`^${probe} probe`, 'i'));
  return event ? [onEvent(event, 'A run of the probe failed, for this reason')] : [];
}

/** How long a failure takes to be noticed at worst, by the pod's own numbers (facts 6.7). */
function probeNumbers(facts: Facts, one: ContainerSeen, probe: Probe): readonly Evidence[] {
  const numbers = probeOf(facts, one, probe);
  if (!numbers) return [];
  const { periodSeconds, failureThreshold, timeoutSeconds } = numbers;
  const worst = (periodSeconds * failureThreshold + timeoutSeconds) * 1000;
  return [
    onPod(
      facts,
      `${one.specPath}.${probe}Probe`,
      `every ${periodSeconds} s, ${failureThreshold} in a row, ${timeoutSeconds} s at most`,
      `A failure is noticed after ${humanDuration(worst)} at worst.`,
    ),
  ];
}

function probeCommands({ kubectl, name }: Facts, { name: container }: ContainerSeen) {
  return [
    inspect(`${kubectl} logs ${name} -c ${container}`, 'See what the program does while it is asked.'),
    command('low-risk', `${kubectl} exec ${name} -c ${container} -- COMMAND`, 'Try by hand what the probe does.'),
  ];
}

function gateWaits(facts: Facts): readonly Finding[] {
  const ready = conditionOf(facts, 'Ready');
  if (facts.deleting || facts.ended || ready?.status !== 'False') return [];
  const unsaid = ready.reason === undefined && conditionOf(facts, 'ContainersReady')?.status === 'True';
  if (ready.reason !== 'ReadinessGatesNotReady' && !unsaid) return [];
  const open = (type: string) => conditionOf(facts, type)?.status === 'True';
  const closed = facts.pod.spec.readinessGates.map(({ conditionType }) => conditionType).filter((gate) => !open(gate));
  return [
    {
      verdict: `All containers are ready, but nobody has opened the readiness gate ${closed.join(' and ') || 'that the pod has'}.`,
      outlook: 'It becomes ready once the controller behind the gate sets that condition to True.',
      confidence: 'certain',
      evidence: [
        onPod(facts, `${ready.path}.message`, ready.message ?? ready.status, 'Why the pod is not Ready.'),
        onPod(facts, 'spec.readinessGates', closed.join(', '), 'The gates that are not open.'),
      ],
      commands: [
        inspect(`${facts.kubectl} get pod ${facts.name} -o jsonpath='{.status.conditions}'`, 'See all conditions.'),
      ],
    },
  ];
}

function finished(facts: Facts): readonly Finding[] {
  const { containers, deleting, pod } = facts;
  if (deleting || pod.status.phase !== 'Running') return [];
  const main = containers.filter(({ kind }) => kind === 'main');
  if (!main.some(({ status }) => status?.state.running)) return [];
  return main.flatMap((one): readonly Finding[] => {
    const ended = one.status?.state.terminated;
    const policy = one.spec.restartPolicy ?? pod.spec.restartPolicy ?? 'not shown';
    if (ended?.exitCode !== 0 || startsAgain(facts, one.spec.restartPolicy, ended, one.status?.restartCount)) return [];
    return [
      {
        verdict: `${one.name} is done, and since a pod is Ready only while all containers run, this one is not Ready any more.`,
        outlook: 'Nothing more will happen to it; the pod ends when the other containers do.',
        confidence: 'certain',
        container: one.name,
        evidence: [
          onPod(facts, `${one.statusPath}.state.terminated.exitCode`, ended.exitCode, 'It ended without an error.'),
          onPod(facts, 'spec.restartPolicy', policy, 'So it is not started again.'),
        ],
        commands: [inspect(`${facts.kubectl} logs ${facts.name} -c ${one.name}`, 'See what it has done.')],
      },
    ];
  });
}
