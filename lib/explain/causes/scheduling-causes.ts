import { type Cause, command, eventsCommand, inspect, sortOf } from '../cause.ts';
import { conditionOf, type Facts, newest, onEvent, onPod, timeOf } from '../facts.ts';
import type { Alternative, Command, Evidence, Finding } from '../finding.ts';
import { claimsOf } from '../scheduling/claims.ts';
import { nodeVerdicts } from '../scheduling/fit.ts';
import { otherReason, type ReasonSort, reasonSorts } from '../scheduling/reason-sorts.ts';
import { type Refusal, refusalOf } from '../scheduling/refusal.ts';
import { isSick } from '../scheduling/sick-taint.ts';

/** Without a word of a scheduler for so long, there is none. */
const patience = 30_000;

/** Step 4: why no node is chosen. */
export const schedulingCauses: readonly Cause[] = [
  {
    id: 'scheduling-gated',
    title: 'a scheduling gate that nobody has opened',
    look: (facts) => {
      const { schedulingGates, nodeName } = facts.pod.spec;
      if (facts.deleting || nodeName || schedulingGates.length === 0) return [];
      const names = schedulingGates.map(({ name }) => name).join(' and ');
      return [
        {
          verdict: `The scheduling gate ${names} holds the pod back; the scheduler does not look at it.`,
          outlook: 'It goes on once whoever set the gate takes it off.',
          confidence: 'certain',
          evidence: [onPod(facts, 'spec.schedulingGates', names, 'The gates that are there.'), ...reasonSeen(facts)],
          commands: [
            inspect(`${facts.kubectl} get pod ${facts.name} -o jsonpath='{.spec.schedulingGates}'`, 'See the gates.'),
            command(
              'changes',
              `${facts.kubectl} patch pod ${facts.name} --type=json -p '[{"op":"remove","path":"/spec/schedulingGates"}]'`,
              'Open them all, whatever they wait for.',
            ),
          ],
        },
      ];
    },
  },
  ...[...reasonSorts, otherReason].map(
    (sort): Cause => ({
      id: sort.id,
      title: sort.title,
      look: (facts) => {
        const answer = answerOf(facts);
        return answer && mainSort(facts, answer) === sort ? [findingOf(facts, answer, sort)] : [];
      },
    }),
  ),
  {
    id: 'scheduler-silent',
    title: 'a scheduler that says nothing',
    look: (facts) => {
      const { metadata, spec, status } = facts.pod;
      const age = facts.now - (timeOf(metadata.creationTimestamp) ?? facts.now);
      if (facts.deleting || spec.nodeName || status.conditions.length > 0 || age < patience) return [];
      if (newest(facts.events, ['FailedScheduling', 'Scheduled'])) return [];
      const { scheduler } = facts.wants;
      return [
        {
          verdict: `No scheduler has looked at the pod: ${scheduler} is not running, or does not know it.`,
          outlook: 'Waiting will not help unless a scheduler of that name runs.',
          confidence: facts.events.length > 0 ? 'likely' : 'possible',
          evidence: [
            onPod(facts, 'spec.schedulerName', scheduler, 'Who should choose a node.'),
            onPod(facts, 'status.conditions', 'none', 'Nobody has tried: there is no PodScheduled.'),
          ],
          commands: [
            inspect('kubectl -n kube-system get pods', 'See whether the scheduler runs.'),
            eventsCommand(facts, 'See whether it has said anything.'),
          ],
        },
      ];
    },
  },
];

/** What the scheduler answered last, and where it stands. */
interface Answer {
  readonly message: string;
  readonly refusal?: Refusal;
  readonly evidence: readonly Evidence[];
}

function answerOf(facts: Facts): Answer | undefined {
  const { spec, status } = facts.pod;
  if (facts.deleting || spec.nodeName || spec.schedulingGates.length > 0 || status.phase === 'Failed') return undefined;
  const condition = conditionOf(facts, 'PodScheduled');
  const event = newest(facts.events, ['FailedScheduling']);
  const unscheduled = condition?.status === 'False' && condition.reason !== 'SchedulingGated';
  const message = (unscheduled ? condition.message : undefined) ?? event?.message;
  if (message === undefined) return undefined;
  return {
    message,
    refusal: refusalOf(message),
    evidence: [
      ...(unscheduled && condition.message
        ? [onPod(facts, `${condition.path}.message`, condition.message, 'What the scheduler answered.')]
        : []),
      ...(event ? [onEvent(event, 'It said so with its last try')] : []),
    ],
  };
}

function reasonSeen(facts: Facts): readonly Evidence[] {
  const condition = conditionOf(facts, 'PodScheduled');
  return condition?.reason
    ? [onPod(facts, `${condition.path}.reason`, condition.reason, 'Why it is not scheduled.')]
    : [];
}

/** A reason with the taint of a sick node in it: schedulers since 1.35 name none, but the Nodes may have been given. */
function namedReason({ wants, around }: Facts, reason: string): string {
  if (!/untolerated taint\(s\)/.test(reason)) return reason;
  const taints = nodeVerdicts(wants, around).flatMap(({ reasons }) =>
    reasons.flatMap(({ path, value }) => (path.startsWith('spec.taints') ? [value.replace(/[=:].*$/, '')] : [])),
  );
  return taints.length > 0 && taints.every(isSick) ? `node(s) had untolerated taint {${taints[0]}: }` : reason;
}

function sortOfReason(facts: Facts, reason: string): ReasonSort {
  return sortOf(reasonSorts, namedReason(facts, reason)) ?? otherReason;
}

/** The reason that refuses most nodes. */
function mainSort(facts: Facts, { refusal, message }: Answer): ReasonSort {
  const counted = (refusal?.rows ?? []).map(({ reason, nodes }) => ({ nodes, sort: sortOfReason(facts, reason) }));
  const sums = new Map<ReasonSort, number>();
  for (const { sort, nodes } of counted) sums.set(sort, (sums.get(sort) ?? 0) + nodes);
  let best: ReasonSort | undefined;
  for (const sort of [...reasonSorts, otherReason]) {
    if ((sums.get(sort) ?? 0) > (best ? (sums.get(best) ?? 0) : 0)) best = sort;
  }
  return best ?? sortOf(reasonSorts, refusal?.before ?? message) ?? otherReason;
}

function findingOf(facts: Facts, answer: Answer, sort: ReasonSort): Finding {
  const { refusal, message } = answer;
  const rows = refusal?.rows ?? [];
  const own = rows.filter(({ reason }) => sortOfReason(facts, reason) === sort);
  const count = own.reduce((sum, { nodes }) => sum + nodes, 0);
  const texts = own.length > 0 ? own.map(({ reason }) => namedReason(facts, reason)) : [refusal?.before ?? message];
  const caught = allCaught(sort, texts);
  const others = rows.filter((row) => !own.includes(row));
  const alternatives = alternativesOf(
    facts,
    others.map(({ reason }) => sortOfReason(facts, reason)),
    sort,
  );
  return {
    verdict: caught
      .reduce((said, word, index) => said.replaceAll(`{${index + 1}}`, () => word), sort.verdict)
      .replaceAll('{nodes}', nodesSaid(count, refusal?.nodes ?? 0))
      .replace(
        /^The only node (already )?(have|do|take|would)\b/,
        (_, already = '', verb) => `The only node ${already}${singular[verb]}`,
      ),
    outlook: sort.outlook,
    confidence: sort === otherReason ? 'possible' : 'certain',
    ...(sort.id === 'volume-claim-missing' && caught[0]
      ? { missing: { kind: 'PersistentVolumeClaim' as const, name: caught[0] } }
      : {}),
    evidence: [...answer.evidence, ...tableOf(answer), ...nodesOf(facts)],
    ...(alternatives.length > 0 ? { alternatives } : {}),
    commands: commandsFor(facts, sort, caught),
  };
}

/** What the pattern of a sort catches in some reasons, each once. */
function allCaught({ pattern }: ReasonSort, texts: readonly string[]): readonly string[] {
  const rows = texts.map((text) => pattern.exec(text)?.slice(1) ?? []);
  return (rows[0] ?? []).map((_, index) => [...new Set(rows.flatMap((row) => row[index] ?? []))].join(' and '));
}

const singular: Readonly<Record<string, string>> = { have: 'has', do: 'does', take: 'takes', would: 'would' };

function nodesSaid(count: number, all: number): string {
  if (all === 0 || count === 0) return 'The nodes';
  if (count >= all) return all === 1 ? 'The only node' : `All ${all} nodes`;
  return `${count} of ${all} nodes`;
}

/** The answer as a table whose rows add up to all nodes; each stands in the sentence that the scheduler wrote. */
function tableOf({ refusal, evidence: [whole] }: Answer): readonly Evidence[] {
  if (!refusal || !whole || refusal.rows.length === 0) return [];
  const { source, path } = whole;
  const { nodes: all, unsaid, twice } = refusal;
  const row = (claim: string, value: string): Evidence => ({ claim, source, path, value });
  const sum = `0/${all} nodes are available`;
  const rows = refusal.rows.map(({ nodes, reason }) =>
    row(`${nodes} of ${all} nodes: ${reason}.`, `${nodes} ${reason}`),
  );
  const rest = [
    ...(unsaid > 0 ? [row(`Of ${unsaid} more the answer does not speak.`, sum)] : []),
    ...(twice > 0 ? [row(`${twice} of these are the same nodes again, for a second reason.`, sum)] : []),
  ];
  return rows.length + rest.length > 1 ? [...rows, ...rest] : [];
}

/** Where Nodes were given: which of them fails why. */
function nodesOf({ wants, around }: Facts): readonly Evidence[] {
  return nodeVerdicts(wants, around).flatMap(({ node, reasons }) =>
    reasons.map(({ says, path, value }) => ({ claim: `${node}: ${says}.`, source: `Node/${node}`, path, value })),
  );
}

function alternativesOf(facts: Facts, sorts: readonly ReasonSort[], own: ReasonSort): readonly Alternative[] {
  return [...new Set(sorts)]
    .filter((sort) => sort !== own)
    .map((sort) => ({
      cause: sort.id,
      says: `Other nodes are refused for ${sort.title}.`,
      decides: eventsCommand(facts, 'The scheduler counts the nodes for each reason.'),
    }));
}

function commandsFor(facts: Facts, { id }: ReasonSort, [first = 'NAME']: readonly string[]): readonly Command[] {
  const { kubectl, name, pod } = facts;
  const field = (path: string, why: string) => inspect(`${kubectl} get pod ${name} -o jsonpath='{${path}}'`, why);
  const claims = (why: string) => {
    const names = claimsOf(pod);
    return names.length > 0
      ? names.map((claim) => inspect(`${kubectl} describe pvc ${claim}`, why))
      : [inspect(`${kubectl} describe pvc`, why)];
  };
  const volumes = inspect(
    "kubectl get pv -o custom-columns='NAME:.metadata.name,CLAIM:.spec.claimRef.name,NODES:.spec.nodeAffinity.required.nodeSelectorTerms'",
    'See where each volume can be used.',
  );
  switch (id) {
    case 'no-nodes':
      return [inspect('kubectl get nodes', 'See whether a node has joined.')];
    case 'volume-claim-missing':
      return [
        inspect(`${kubectl} get pvc`, 'See which claims there are, and which are bound.'),
        inspect(`${kubectl} get pvc ${first}`, 'See why.'),
      ];
    case 'volume-claim-unbound':
      return [inspect(`${kubectl} get pvc`, 'See which claims there are, and which are bound.'), ...claims('See why.')];
    case 'volume-binding-fails':
      return claims('Its Events say what the provisioner waits for.');
    case 'volume-in-use':
      return claims('See under “Used By” which pod has it.');
    case 'volume-not-found':
      return [...claims('See what it asks for.'), volumes];
    case 'volume-node-affinity':
      return [volumes, inspect('kubectl get nodes --show-labels', 'See which labels the nodes have.')];
    case 'volume-limit':
      return [inspect('kubectl describe csinodes', 'See under “Allocatables” how many volumes a node can have.')];
    case 'pod-affinity':
    case 'pod-anti-affinity':
      return [
        field('.spec.affinity', 'See which pods it must be near to, or not.'),
        inspect('kubectl get pods -A -o wide --show-labels', 'See on which nodes such pods run.'),
      ];
    case 'topology-spread':
      return [
        field('.spec.topologySpreadConstraints', 'See how its pods must be spread.'),
        inspect(`${kubectl} get pods -o wide --show-labels`, 'See how they are.'),
        inspect('kubectl get nodes --show-labels', 'See which nodes have the label that it counts by.'),
      ];
    case 'host-port-taken':
      return [
        inspect(
          "kubectl get pods -A -o custom-columns='NODE:.spec.nodeName,NAME:.metadata.name,PORTS:.spec.containers[*].ports[*].hostPort'",
          'See which pod has the port on which node.',
        ),
      ];
    case 'resource-claim-unsatisfied':
      return [inspect(`${kubectl} get resourceclaims`, 'See which claims there are, and which are allocated.')];
    case 'node-selector-mismatch':
      return [
        inspect('kubectl get nodes --show-labels', 'See which labels the nodes have.'),
        field('.spec.nodeSelector}{.spec.affinity.nodeAffinity', 'See what it asks for.'),
        command('changes', 'kubectl label node NODE KEY=VALUE', 'Give a node the label.'),
      ];
    case 'taint-not-tolerated':
    case 'node-cordoned':
    case 'nodes-sick':
      return [
        inspect(
          "kubectl get nodes -o custom-columns='NAME:.metadata.name,TAINTS:.spec.taints,CORDONED:.spec.unschedulable'",
          'See taints and cordons.',
        ),
        ...(id === 'node-cordoned' ? [command('changes', 'kubectl uncordon NODE', 'Let a node take pods again.')] : []),
        ...(id === 'nodes-sick'
          ? [inspect('kubectl describe nodes', 'Read under “Conditions” and “Events” what is wrong with them.')]
          : []),
      ];
    case 'scheduler-fails':
    case otherReason.id:
      return [eventsCommand(facts, 'See how the answer of the scheduler changes.')];
    default:
      return [
        inspect('kubectl describe nodes', 'See what is requested and what is left, under “Allocated resources”.'),
        eventsCommand(facts, 'See how the answer of the scheduler changes.'),
      ];
  }
}
