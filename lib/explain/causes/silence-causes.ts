import { type Cause, eventsCommand, inspect } from '../cause.ts';
import { conditionOf, type Facts, onPod, timeOf } from '../facts.ts';
import type { Alternative } from '../finding.ts';

/** So long may a step without a word take before it is asked about. */
const patience = 60_000;

/** What fits where nothing given says more. */
export const silenceCauses: readonly Cause[] = [
  {
    id: 'restarts-unexplained',
    title: 'a container that is started again and again, for a reason that is not shown',
    look: (facts) =>
      facts.containers.flatMap((one) => {
        const { waiting } = one.status?.state ?? {};
        if (waiting?.reason !== 'CrashLoopBackOff' || one.status?.lastState.terminated) return [];
        const decides = inspect(
          `${facts.kubectl} get pod ${facts.name} -o jsonpath='{.status.containerStatuses[*].lastState}'`,
          'Its lastState says how it ended.',
        );
        return [
          {
            verdict: `The container ${one.name} ends again and again, and nothing that was given says how.`,
            outlook: 'The kubelet goes on with at most 5 min between two starts.',
            confidence: 'possible' as const,
            container: one.name,
            evidence: [
              onPod(facts, `${one.statusPath}.state.waiting.reason`, waiting.reason, 'It waits for its next start.'),
            ],
            alternatives: [
              { cause: 'app-exits-nonzero', says: 'The program ends with an error.', decides },
              { cause: 'out-of-memory', says: 'It is killed at its memory limit.', decides },
              { cause: 'liveness-fails', says: 'Its liveness probe fails.', decides },
            ],
            commands: [
              decides,
              inspect(`${facts.kubectl} logs ${facts.name} -c ${one.name} --previous`, 'Read its last words.'),
            ],
          },
        ];
      }),
  },
  {
    id: 'kubelet-silent',
    title: 'a kubelet that does not take its pod',
    look: (facts) => {
      const { pod, deleting, ended, now } = facts;
      const { nodeName } = pod.spec;
      const scheduled = conditionOf(facts, 'PodScheduled');
      const since = timeOf(scheduled?.lastTransitionTime ?? pod.metadata.creationTimestamp);
      if (!nodeName || deleting || ended || pod.status.startTime || since === undefined || now - since < 30_000)
        return [];
      const decides = inspect(`kubectl get node ${nodeName}`, 'See whether it exists, and is Ready.');
      return [
        {
          verdict: `The pod was bound to ${nodeName}, and no kubelet there has taken it so far.`,
          outlook: 'It goes on by itself when the kubelet of that node comes; a kubelet that runs takes a second.',
          confidence: 'likely',
          evidence: [
            onPod(facts, 'spec.nodeName', nodeName, 'The node is chosen.'),
            onPod(facts, 'status.startTime', 'none', 'A kubelet writes this first of all.'),
          ],
          alternatives: [{ cause: 'node-lost', says: 'The node is gone, or does not answer.', decides }],
          commands: [decides],
        },
      ];
    },
  },
  {
    id: 'not-enough-evidence',
    title: 'pods of which too little is known',
    look: (facts) => {
      const { pod, deleting, ended, now } = facts;
      const since = timeOf(pod.status.startTime ?? pod.metadata.creationTimestamp);
      const waits = facts.containers.filter(({ status }) => !status?.state.running && !status?.state.terminated);
      const [first] = waits;
      if (deleting || ended || !first || (since !== undefined && now - since < patience)) return [];
      if (facts.containers.some(({ kind, status }) => kind === 'init' && status?.state.running)) return [];
      const word = first.status?.state.waiting?.reason ?? 'nothing';
      const decides = eventsCommand(facts, 'Its Events say which.');
      return [
        {
          verdict: placeOf(facts, word),
          outlook: 'It may still be on its way; what was given does not tell.',
          confidence: 'possible',
          ...(first.status ? { container: first.name } : {}),
          evidence: [
            onPod(
              facts,
              first.status ? `${first.statusPath}.state.waiting.reason` : 'status.phase',
              word,
              'All that the Pod says.',
            ),
          ],
          alternatives: pod.spec.nodeName ? open(decides) : [],
          commands: [decides, inspect(`${facts.kubectl} describe pod ${facts.name}`, 'See everything at once.')],
        },
      ];
    },
  },
];

function placeOf(facts: Facts, word: string): string {
  const { nodeName } = facts.pod.spec;
  if (!nodeName) return 'The pod waits for a node, and nothing that was given says why.';
  const sandbox = conditionOf(facts, 'PodReadyToStartContainers')?.status;
  if (sandbox === 'True')
    return `The status says ${word}, which is true of pulling and of starting alike: step 6 or 7.`;
  if (sandbox === 'False') return `The status says ${word}, and volumes or network are not ready: step 5.`;
  return `The status says ${word}, which is true of volumes, network, image and start alike: step 5, 6 or 7.`;
}

function open(decides: Alternative['decides']): readonly Alternative[] {
  return [
    { cause: 'volume-mount-failed', says: 'A volume cannot be mounted: a FailedMount Event would say so.', decides },
    { cause: 'network-plugin', says: 'There is no network: a FailedCreatePodSandBox Event would say so.', decides },
    { cause: 'image-pull-fails', says: 'A large image is being pulled: a Pulling Event would say so.', decides },
  ];
}
