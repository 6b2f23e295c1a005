import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { type Cause, command, inspect } from '../cause.ts';
import { conditionOf, type Facts, newest, onEvent, onPod, timeOf } from '../facts.ts';
import type { Evidence, Finding } from '../finding.ts';

/** Beyond the grace the kubelet needs a little for sandbox, volumes and status. */
const tidying = 15_000;

/** How the deletion of a pod goes on, or does not. */
export const deletionCauses: readonly Cause[] = [
  {
    id: 'force-deleted',
    title: 'a pod that was deleted by force',
    look: (facts) => {
      const { deletionGracePeriodSeconds } = facts.pod.metadata;
      const running = facts.containers.some(({ status }) => status?.state.running);
      if (!facts.gone || deletionGracePeriodSeconds !== 0 || !running) return [];
      const mirror = facts.pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
      if (mirror) return [];
      return [
        {
          verdict: 'The pod was deleted by force: its object is gone, and its containers may still be running.',
          outlook: 'A kubelet that is alive stops them soon; on a node that is not, they go on.',
          confidence: 'certain',
          evidence: [
            onPod(facts, 'metadata.deletionGracePeriodSeconds', 0, 'Nobody waited for the containers to stop.'),
            ...runningOnes(facts),
          ],
          commands: [
            inspect(`kubectl get node ${facts.pod.spec.nodeName ?? 'NODE'}`, 'See whether the node is alive.'),
          ],
        },
      ];
    },
  },
  {
    id: 'finalizer-holds',
    title: 'a finalizer that keeps a pod whose containers have ended',
    look: (facts) => {
      const { finalizers } = facts.pod.metadata;
      if (!facts.deleting || facts.gone || finalizers.length === 0 || !stopped(facts)) return [];
      const names = finalizers.join(' and ');
      return [
        {
          verdict: `The pod has ended, but the finalizer ${names} keeps its object.`,
          outlook:
            'It goes as soon as the controller behind the finalizer takes it off; if that controller is gone, never.',
          confidence: 'certain',
          evidence: [
            onPod(facts, 'metadata.deletionTimestamp', facts.pod.metadata.deletionTimestamp, 'Somebody deleted it.'),
            onPod(facts, 'metadata.finalizers', finalizers.join(', '), 'Who has to agree first.'),
            onPod(facts, 'status.phase', facts.pod.status.phase, 'None of its containers runs any more.'),
          ],
          commands: [
            inspect(`${facts.kubectl} get pod ${facts.name} -o jsonpath='{.metadata.finalizers}'`, 'See who holds it.'),
            command(
              'destroys',
              `${facts.kubectl} patch pod ${facts.name} --type=json -p '[{"op":"remove","path":"/metadata/finalizers"}]'`,
              'Take all finalizers off; what their controllers had to tidy up stays undone.',
            ),
          ],
        },
      ];
    },
  },
  {
    id: 'grace-expired',
    title: 'a container that did not stop within its grace',
    look: graceExpired,
  },
  {
    id: 'node-lost',
    title: 'a node of which nothing is heard any more',
    look: nodeLost,
  },
  {
    id: 'kill-fails',
    title: 'a pod that the kubelet cannot stop',
    look: (facts) => {
      const event = newest(facts.events, ['FailedKillPod', 'ExceededGracePeriod']);
      return event && facts.deleting && !facts.ended
        ? [stuck(facts, 'The kubelet cannot stop the pod.', 'certain', [onEvent(event, 'It says so')])]
        : [];
    },
  },
  {
    id: 'volume-unmount-fails',
    title: 'a volume that cannot be unmounted',
    look: (facts) => {
      const event = newest(
        facts.events,
        ['FailedUnMount', 'FailedUnmountDevice', 'FailedMount'],
        /[Uu]n[Mm]ount|TearDown/,
      );
      return event && facts.deleting && overdue(facts) > 0
        ? [
            stuck(facts, 'A volume of the pod cannot be unmounted, so the pod cannot go.', 'likely', [
              onEvent(event, 'The kubelet says so'),
            ]),
          ]
        : [];
    },
  },
  {
    id: 'stuck-terminating',
    title: 'a pod whose grace is over and that is still there',
    look: (facts) => {
      const late = overdue(facts);
      if (!facts.deleting || facts.gone || late <= 0 || (facts.ended && stopped(facts))) return [];
      const finding = stuck(
        facts,
        `The grace of the deletion is over since ${humanDuration(late)}, and the pod is still there.`,
        'possible',
        runningOnes(facts),
      );
      const node = inspect(`kubectl get node ${facts.pod.spec.nodeName ?? 'NODE'}`, 'See whether it is Ready.');
      return [
        {
          ...finding,
          alternatives: [
            { cause: 'node-lost', says: 'The node is gone, so no kubelet can confirm.', decides: node },
            { cause: 'kill-fails', says: 'The container engine on the node hangs.', decides: node },
            { cause: 'volume-unmount-fails', says: 'A volume cannot be unmounted.', decides: node },
          ],
        },
      ];
    },
  },
];

function stuck(facts: Facts, verdict: string, confidence: Finding['confidence'], more: readonly Evidence[]): Finding {
  const { pod, kubectl, name } = facts;
  return {
    verdict,
    outlook: 'The kubelet keeps trying; the object stays until it has succeeded.',
    confidence,
    evidence: [
      onPod(facts, 'metadata.deletionTimestamp', pod.metadata.deletionTimestamp, 'By then it should be gone.'),
      ...more,
    ],
    commands: [
      inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See whether node and kubelet are well.'),
      command(
        'destroys',
        `${kubectl} delete pod ${name} --grace-period=0 --force`,
        'Only if the node is surely dead: the containers may go on.',
      ),
    ],
  };
}

function runningOnes(facts: Facts): readonly Evidence[] {
  return facts.containers.flatMap(({ status, statusPath, name }) =>
    status?.state.running
      ? [
          onPod(
            facts,
            `${statusPath}.state.running.startedAt`,
            status.state.running.startedAt,
            `${name} was last seen running.`,
          ),
        ]
      : [],
  );
}

function stopped({ containers }: Facts): boolean {
  return containers.every(({ status }) => !status?.state.running);
}

/** By how many milliseconds the pod is later than grace and tidying up allow. */
function overdue({ pod, now }: Facts): number {
  const due = timeOf(pod.metadata.deletionTimestamp);
  return due === undefined ? 0 : now - due - tidying;
}

function graceExpired(facts: Facts): readonly Finding[] {
  const { pod, containers, deleting } = facts;
  const { deletionTimestamp } = pod.metadata;
  if (!deleting || pod.status.reason) return [];
  const due = timeOf(deletionTimestamp);
  const killed = containers.filter(({ status }) => {
    const ended = status?.state.terminated;
    const end = timeOf(ended?.finishedAt);
    const late = end === undefined || due === undefined || end >= due - 3000;
    return ended?.exitCode === 137 && ended.reason !== 'ContainerStatusUnknown' && ended.reason !== 'OOMKilled' && late;
  });
  const [first] = killed;
  if (!first) return [];
  const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
  const names = killed.map(({ name }) => name).join(' and ');
  const hook = first.spec.lifecycle?.preStop !== undefined;
  const killing = newest(first.events, ['Killing'], /^Stopping container/);
  return [
    {
      verdict: `${names} did not stop within the grace of ${grace} s after the deletion, so SIGKILL ended it (exit code 137).`,
      outlook: hook
        ? 'The preStop hook and SIGTERM share that time; a shorter hook, or a longer grace, leaves more to the program.'
        : 'A program that handles SIGTERM stops sooner; a shell as process 1 often does not pass it on.',
      confidence: 'certain',
      container: first.name,
      evidence: [
        ...killed.flatMap(({ status, statusPath, name }) => [
          onPod(facts, `${statusPath}.state.terminated.exitCode`, 137, `${name} was ended by SIGKILL.`),
          onPod(
            facts,
            `${statusPath}.state.terminated.finishedAt`,
            status?.state.terminated?.finishedAt,
            'When it ended.',
          ),
        ]),
        onPod(facts, 'metadata.deletionTimestamp', deletionTimestamp, 'The pod was being deleted.'),
        onPod(facts, 'spec.terminationGracePeriodSeconds', grace, 'The time that it had.'),
        ...(hook ? [onPod(facts, `${first.specPath}.lifecycle.preStop`, 'set', 'The hook takes a part of it.')] : []),
        ...(killing ? [onEvent(killing, 'The kubelet began to stop it.')] : []),
      ],
      commands: [inspect(`${facts.kubectl} logs ${facts.name} -c ${first.name}`, 'See whether it noticed SIGTERM.')],
    },
  ];
}

/** Nothing is heard of the node: by the pod itself, by Events, by the Node, or because the collector has given it up. */
function nodeLost(facts: Facts): readonly Finding[] {
  const { pod, around, events, ended, gone } = facts;
  const node = around.nodes.find(({ name }) => name === pod.spec.nodeName);
  const collected = pod.status.conditions.findIndex(({ reason }) => reason === 'DeletionByPodGC');
  const ready = conditionOf(facts, 'Ready');
  const event = newest(events, ['NodeNotReady'], /not ready/i);
  const flipped = ready?.status !== 'True' && event !== undefined && !ended;
  const absent = pod.spec.nodeName !== undefined && around.nodes.length > 1 && !node && !ended;
  const silent = node?.ready !== undefined && node.ready !== 'True' && !ended;
  if (collected < 0 && !flipped && !silent && !absent && pod.status.reason !== 'NodeLost') return [];
  if (gone && collected < 0) return [];
  const { nodeName = 'its node' } = pod.spec;
  return [
    {
      verdict:
        collected >= 0
          ? `The node ${nodeName} does not exist any more, so the cluster has given up the pod.`
          : `Nothing is heard of the node ${nodeName} any more: what this pod says is old.`,
      outlook:
        collected >= 0
          ? 'A controller makes a new pod if there is one; this one does not come back.'
          : facts.deleting
            ? 'It stays Terminating until the node returns or is removed; until then a StatefulSet makes no new one.'
            : 'After 5 min it is marked for deletion, and stays Terminating until the node returns or is removed.',
      confidence: collected >= 0 || silent ? 'certain' : 'likely',
      evidence: [
        ...(collected >= 0
          ? [onPod(facts, `status.conditions[${collected}].reason`, 'DeletionByPodGC', 'Its node is gone.')]
          : []),
        ...(node?.ready !== undefined && silent
          ? [
              {
                claim: 'The node’s own condition says so.',
                source: `Node/${node.name}`,
                path: 'status.conditions',
                value: `Ready ${node.ready}`,
              },
            ]
          : []),
        ...(absent ? [onPod(facts, 'spec.nodeName', nodeName, 'It is not among the Nodes that were given.')] : []),
        ...(event && collected < 0 ? [onEvent(event, 'The node controller says so.')] : []),
        ...(ready?.status === 'False' && collected < 0
          ? [onPod(facts, `${ready.path}.status`, 'False', 'It is not ready.')]
          : []),
      ],
      commands: [
        inspect(`kubectl get node ${nodeName}`, 'See whether it is Ready, or still there.'),
        ...(collected >= 0
          ? []
          : [
              command(
                'destroys',
                `kubectl taint node ${nodeName} node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`,
                'Only if it is surely off: its pods are deleted and their volumes detached.',
              ),
            ]),
      ],
    },
  ];
}
