import { type Cause, command, inspect, type Sort, sortOf } from '../cause.ts';
import { conditionOf, type Facts, newest, onEvent, onPod, timeOf } from '../facts.ts';
import type { Command, Finding, MissingObject } from '../finding.ts';

/** Something that goes wrong between the kubelet's acceptance and the first image. */
interface SetupSort extends Sort {
  readonly reasons: readonly string[];
  /** `{1}` and `{2}` are what the pattern caught. */
  readonly verdict: string;
  readonly outlook: string;
  readonly commands: (facts: Facts, caught: readonly string[]) => readonly Command[];
  /** The kind of the object whose name the pattern catches second. */
  readonly misses?: MissingObject['kind'];
}

const mounts = ['FailedMount', 'FailedMapVolume', 'FailedAttachVolume'];
const boxes = ['FailedCreatePodSandBox', 'NetworkNotReady', 'FailedPodSandBoxStatus'];
const onceThere = 'It goes on by itself within about 2 min once that exists.';
const keepsTrying = 'The kubelet keeps trying and goes on by itself once that works.';

const setupSorts: readonly SetupSort[] = [
  {
    id: 'config-map-missing',
    title: 'a ConfigMap that does not exist',
    reasons: mounts,
    pattern: /volume "([^"]+)" ?: .*configmaps? "([^"]+)" not found/i,
    verdict: 'The ConfigMap {2} does not exist, so the volume {1} cannot be mounted.',
    outlook: onceThere,
    misses: 'ConfigMap',
    commands: ({ kubectl }, [, name = 'NAME']) => [
      inspect(`${kubectl} get configmaps`, 'See which ConfigMaps there are.'),
      command('changes', `${kubectl} create configmap ${name} --from-literal=KEY=VALUE`, 'Make it.'),
    ],
  },
  {
    id: 'secret-missing',
    title: 'a Secret that does not exist',
    reasons: mounts,
    pattern: /volume "([^"]+)" ?: .*secrets? "([^"]+)" not found/i,
    verdict: 'The Secret {2} does not exist, so the volume {1} cannot be mounted.',
    outlook: onceThere,
    misses: 'Secret',
    commands: ({ kubectl }, [, name = 'NAME']) => [
      inspect(`${kubectl} get secrets`, 'See which Secrets there are.'),
      command('changes', `${kubectl} create secret generic ${name} --from-literal=KEY=VALUE`, 'Make it.'),
    ],
  },
  {
    id: 'config-map-key-missing',
    title: 'a ConfigMap or Secret without the key that is asked for',
    reasons: mounts,
    pattern: /volume "([^"]+)" ?: .*references non-existent (?:config|secret) key: (\S+)/i,
    verdict: 'The volume {1} asks for the key {2}, which its ConfigMap or Secret does not have.',
    outlook: onceThere,
    commands: ({ kubectl }) => [inspect(`${kubectl} describe configmaps`, 'See which keys there are.')],
  },
  {
    id: 'host-path-mismatch',
    title: 'a host path that is not what the volume expects',
    reasons: mounts,
    pattern: /volume "([^"]+)" ?: hostPath type check failed: (\S+) (?:is not|.*)/i,
    verdict: 'On the node {2} is not what the hostPath volume {1} expects.',
    outlook: 'It goes on by itself once the path is there; or correct its type in the manifest.',
    commands: ({ pod }) => [
      inspect(
        `kubectl debug node/${pod.spec.nodeName ?? 'NODE'} -it --image=busybox -- ls -ld /host/PATH`,
        'See what is there.',
      ),
    ],
  },
  {
    id: 'volume-in-use',
    title: 'a volume that another node still has attached',
    reasons: mounts,
    pattern: /Multi-Attach error for volume "([^"]+)"/,
    verdict: 'The volume {1} is still attached to another node, and may be attached to one alone.',
    outlook: 'It goes on by itself once it is detached there; if that node is dead, after 6 min or by hand.',
    commands: () => [inspect('kubectl get volumeattachments', 'See where it is attached.')],
  },
  {
    id: 'volume-driver-missing',
    title: 'a volume driver that the node does not have',
    reasons: mounts,
    pattern: /driver name (\S+) not found in the list of registered CSI drivers/,
    verdict: 'The CSI driver {1} is not running on the node, so its volumes cannot be mounted.',
    outlook: keepsTrying,
    commands: ({ pod }) => [
      inspect(`kubectl get csinode ${pod.spec.nodeName ?? 'NODE'} -o yaml`, 'See which drivers the node has.'),
    ],
  },
  {
    id: 'volume-attach-fails',
    title: 'a volume that cannot be attached',
    reasons: ['FailedAttachVolume'],
    pattern: /AttachVolume\S* failed for volume "([^"]+)"|(?:)/,
    verdict: 'The volume {1} cannot be attached to the node.',
    outlook: keepsTrying,
    commands: () => [inspect('kubectl get volumeattachments', 'See what the attacher says.')],
  },
  {
    id: 'volume-mount-failed',
    title: 'a volume that cannot be mounted',
    reasons: mounts,
    pattern: /(?:MountVolume|MapVolume)\S* failed for volume "([^"]+)"|unmounted volumes=\[([^\]]+)\]|(?:)/,
    verdict: 'The volume {1} cannot be mounted.',
    outlook: keepsTrying,
    commands: ({ kubectl, name }) => [
      inspect(`${kubectl} get pod ${name} -o jsonpath='{.spec.volumes}'`, 'See what the volumes are.'),
    ],
  },
  {
    id: 'ip-addresses-exhausted',
    title: 'no IP address left for the pod',
    reasons: boxes,
    pattern:
      /no (?:more )?(?:IP|available) addresses|no available IPs?|failed to allocate for range|InsufficientFreeAddresses|failed to assign an IP address/i,
    verdict: 'The network of the node has no IP address left for the pod.',
    outlook: 'It goes on by itself when other pods end; a larger range is surer.',
    commands: ({ pod }) => [
      inspect(
        `kubectl get pods -A --field-selector spec.nodeName=${pod.spec.nodeName ?? 'NODE'}`,
        'See how many pods the node has.',
      ),
    ],
  },
  {
    id: 'sandbox-image-missing',
    title: 'a pause image that cannot be pulled',
    reasons: boxes,
    pattern: /failed to (?:get|pull) sandbox image|sandbox image/i,
    verdict: 'The node cannot get the image of the pod’s sandbox (pause), so no pod can start there.',
    outlook: keepsTrying,
    commands: ({ pod }) => [inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See its Events.')],
  },
  {
    id: 'runtime-class-missing',
    title: 'a runtime that the node does not have',
    reasons: boxes,
    pattern: /no runtime for "?([^"\s]+)"? is configured|runtime ?handler/i,
    verdict: 'The node has no container runtime of the kind that the pod’s RuntimeClass names.',
    outlook: 'Waiting will not help; another RuntimeClass, or another node, will.',
    commands: () => [inspect('kubectl get runtimeclasses', 'See which there are.')],
  },
  {
    id: 'network-plugin',
    title: 'a network plugin that does not work',
    reasons: boxes,
    pattern: /network|\bcni\b|plugin/i,
    verdict: 'The network plugin of the node does not work, so the pod gets no network.',
    outlook: keepsTrying,
    commands: ({ pod }) => [
      inspect(
        'kubectl -n kube-system get pods -o wide',
        `See whether the plugin’s pod runs on ${pod.spec.nodeName ?? 'the node'}.`,
      ),
      inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'NetworkReady is among its conditions.'),
    ],
  },
  {
    id: 'sandbox-fails',
    title: 'a sandbox that cannot be created',
    reasons: boxes,
    pattern: /(?:)/,
    verdict: 'The container engine cannot create the sandbox of the pod.',
    outlook: keepsTrying,
    commands: ({ pod }) => [
      inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See how node and engine are.'),
    ],
  },
  {
    id: 'device-preparation-fails',
    title: 'a device that cannot be prepared',
    reasons: ['FailedPrepareDynamicResources'],
    pattern: /(?:)/,
    verdict: 'A device that the pod claims cannot be prepared on the node.',
    outlook: keepsTrying,
    commands: ({ kubectl }) => [inspect(`${kubectl} describe resourceclaims`, 'See the claims.')],
  },
  {
    id: 'cgroup-fails',
    title: 'a cgroup that cannot be made',
    reasons: ['FailedCreatePodContainer'],
    pattern: /(?:)/,
    verdict: 'The kubelet cannot make the cgroup of the pod.',
    outlook: keepsTrying,
    commands: ({ pod }) => [inspect(`kubectl describe node ${pod.spec.nodeName ?? 'NODE'}`, 'See how the node is.')],
  },
];

/** Step 5: volumes, network and sandbox. */
export const setupCauses: readonly Cause[] = setupSorts.map((sort) => ({
  id: sort.id,
  title: sort.title,
  look: (facts) => (isSettingUp(facts) ? findingsOf(facts, sort) : []),
}));

/** No container has begun, and the sandbox does not stand; until 1.29 no condition tells of the latter. */
function isSettingUp(facts: Facts): boolean {
  const { pod, containers, deleting, ended, events } = facts;
  if (!pod.spec.nodeName || deleting || ended) return false;
  if (conditionOf(facts, 'PodReadyToStartContainers')?.status === 'True') return false;
  const blank = containers.every(({ status }) => {
    const reason = status?.state.waiting?.reason;
    return (
      !status || (status.state.waiting && (!reason || reason === 'ContainerCreating' || reason === 'PodInitializing'))
    );
  });
  if (!blank) return false;
  const began = newest(events, ['Pulling', 'Pulled', 'Created', 'Started']);
  if (!began) return true;
  const failed = newest(events, [...mounts, ...boxes]);
  return (timeOf(failed?.lastTimestamp) ?? 0) > (timeOf(began.lastTimestamp) ?? 0);
}

const known: ReadonlySet<string> = new Set(setupSorts.flatMap(({ reasons }) => reasons));

/** The newest failure decides which stage it is; a mount that only timed out says less than one that says why. */
function findingsOf(facts: Facts, sort: SetupSort): readonly Finding[] {
  const { events } = facts;
  const failures = events.filter(({ reason }) => known.has(reason));
  if (failures.length === 0) return [];
  const telling = failures.filter(
    ({ message }) => !/timed out waiting for the condition|unmounted volumes=/.test(message),
  );
  const event = telling.at(-1) ?? failures.at(-1);
  if (!event) return [];
  const own = setupSorts.filter(({ reasons }) => reasons.includes(event.reason));
  if (sortOf(own, event.message) !== sort) return [];
  const caught = sort.pattern.exec(event.message)?.slice(1) ?? [];
  const [first = 'of the pod'] = caught.filter((word) => word !== undefined);
  const [status] = facts.containers;
  return [
    {
      verdict: sort.verdict.replaceAll('{1}', () => caught[0] ?? first).replaceAll('{2}', () => caught[1] ?? ''),
      outlook: sort.outlook,
      confidence: 'certain',
      ...(sort.misses && caught[1] ? { missing: { kind: sort.misses, name: caught[1] } } : {}),
      evidence: [
        onEvent(event, 'The node says why'),
        ...(status?.status?.state.waiting?.reason
          ? [
              onPod(
                facts,
                `${status.statusPath}.state.waiting.reason`,
                status.status.state.waiting.reason,
                'No container has begun; this word says no more than that.',
              ),
            ]
          : []),
      ],
      commands: sort.commands(facts, caught),
    },
  ];
}
