import { type Cause, command, inspect, type Sort, sortOf } from '../cause.ts';
import { type ContainerSeen, type Facts, newest, onEvent, onPod } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** A way in which a container engine cannot start a container. */
interface StartSort extends Sort {
  /** `{1}` is what the pattern caught. */
  readonly verdict: string;
  readonly outlook: string;
}

const repair = 'Waiting will not help; the image or the command must be corrected.';

const startSorts: readonly StartSort[] = [
  {
    id: 'image-wrong-architecture',
    title: 'an image for another architecture',
    pattern: /exec format error/i,
    verdict: 'The program of {container} was built for another architecture than this node’s, so it cannot start.',
    outlook: 'Waiting will not help; an image for this architecture, or another node, will.',
  },
  {
    id: 'memory-limit-too-low',
    title: 'a memory limit too low to start with',
    pattern: /container init was OOM-killed|memory limit too low|possibly OOM-killed/i,
    verdict: 'The memory limit of {container} is too low even to start it.',
    outlook: 'Waiting will not help; a higher limit will.',
  },
  {
    id: 'command-not-executable',
    title: 'a command that may not be executed',
    pattern: /exec: "([^"]+)".*permission denied|permission denied/is,
    verdict: 'The command {1} of {container} is there, but may not be executed.',
    outlook: repair,
  },
  {
    id: 'command-not-found',
    title: 'a command that is not in the image',
    pattern:
      /exec: "([^"]+)": (?:stat|executable file not found)|executable file not found|exec:? "?([^":]+)"?.*no such file or directory/is,
    verdict: 'The image has no {1}, which is the command of {container}, so the container cannot start.',
    outlook: repair,
  },
  {
    id: 'command-missing',
    title: 'an image without a command',
    pattern: /no command specified/i,
    verdict: 'Neither the image nor the pod says which command {container} runs.',
    outlook: repair,
  },
  {
    id: 'mount-refused',
    title: 'a mount that the container engine refuses',
    pattern: /error mounting|not a directory|mount .* through procfd|read-only file system/i,
    verdict: 'The container engine cannot mount a volume into {container}.',
    outlook: 'Waiting will not help; mount path and volume must fit each other.',
  },
  {
    id: 'container-name-in-use',
    title: 'a container whose name the engine has still in use',
    pattern: /name .* is already in use|is reserved for/i,
    verdict: 'The container engine still holds an older container of the same name.',
    outlook: 'It usually passes within minutes; if it stays, the container engine on the node hangs.',
  },
  {
    id: 'engine-slow',
    title: 'a container engine that does not answer in time',
    pattern: /context deadline exceeded|DeadlineExceeded/i,
    verdict: 'The container engine does not answer in time, so {container} does not start.',
    outlook: 'It may pass; a node that is overloaded or has a slow disk shows it again and again.',
  },
];

const other: StartSort = {
  id: 'container-start-fails',
  title: 'a container that the engine cannot start',
  pattern: /(?:)/,
  verdict: 'The container engine cannot start {container}.',
  outlook: 'The kubelet tries again; whether that helps depends on the message.',
};

const reasons = ['CreateContainerError', 'RunContainerError', 'StartError', 'ContainerCannotRun'];

/** Step 7: why a container that could be configured does not start. */
export const startCauses: readonly Cause[] = [
  ...[...startSorts, other].map(
    (sort): Cause => ({
      id: sort.id,
      title: sort.title,
      look: (facts) => facts.containers.flatMap((one) => startFinding(facts, one, sort)),
    }),
  ),
  {
    id: 'post-start-hook-fails',
    title: 'a postStart hook that fails',
    look: (facts) => facts.containers.flatMap((one) => hookFinding(facts, one)),
  },
  {
    id: 'kubelet-preparation-fails',
    title: 'a kubelet that cannot give the container its share of the node',
    look: (facts) => facts.containers.flatMap((one) => preparationFinding(facts, one)),
  },
];

/** What the engine said, now or about the last try while the kubelet waits for the next. */
function refusalOf({ status, statusPath }: ContainerSeen) {
  const { waiting, terminated } = status?.state ?? {};
  const before = status?.lastState.terminated;
  if (waiting?.reason && reasons.includes(waiting.reason)) {
    return { reason: waiting.reason, message: waiting.message || before?.message, path: `${statusPath}.state.waiting` };
  }
  if (terminated?.reason && reasons.includes(terminated.reason)) {
    return { reason: terminated.reason, message: terminated.message, path: `${statusPath}.state.terminated` };
  }
  if (waiting && before?.reason && reasons.includes(before.reason)) {
    return { reason: before.reason, message: before.message, path: `${statusPath}.lastState.terminated` };
  }
  return undefined;
}

function startFinding(facts: Facts, one: ContainerSeen, sort: StartSort): readonly Finding[] {
  const refusal = refusalOf(one);
  if (!refusal) return [];
  const event = newest(one.events, ['Failed'], /^Error: (?!ImagePull|ErrImage|CreateContainerConfig)/);
  const said = refusal.message || event?.message || '';
  if ((sortOf(startSorts, said) ?? other) !== sort) return [];
  const caught =
    sort.pattern
      .exec(said)
      ?.slice(1)
      .find((word) => word !== undefined) ?? 'command';
  const { kubectl, name } = facts;
  return [
    {
      verdict: sort.verdict.replaceAll('{1}', () => caught).replaceAll('{container}', () => one.name),
      outlook: sort.outlook,
      confidence: said === '' ? 'possible' : 'certain',
      container: one.name,
      evidence: [
        onPod(facts, `${refusal.path}.reason`, refusal.reason, 'The container did not start.'),
        ...(refusal.message
          ? [onPod(facts, `${refusal.path}.message`, refusal.message, 'What the container engine said.')]
          : []),
        ...(event ? [onEvent(event, 'The kubelet says so with every try')] : []),
      ],
      commands: [
        inspect(
          `${kubectl} get pod ${name} -o jsonpath='{.spec.containers[?(@.name=="${one.name}")].command}'`,
          'See which command the pod gives.',
        ),
        command('low-risk', `docker run --rm -it --entrypoint sh ${one.spec.image ?? 'IMAGE'}`, 'Look into the image.'),
      ],
    },
  ];
}

function hookFinding(facts: Facts, one: ContainerSeen): readonly Finding[] {
  const { waiting } = one.status?.state ?? {};
  const event = newest(one.events, ['FailedPostStartHook']);
  const crashing = waiting?.reason === 'CrashLoopBackOff' && event !== undefined;
  if (waiting?.reason !== 'PostStartHookError' && !crashing) return [];
  const { kubectl, name } = facts;
  return [
    {
      verdict: `The postStart hook of ${one.name} fails, so the kubelet kills the container each time it has started.`,
      outlook: 'Waiting will not help unless what the hook needs appears.',
      confidence: 'certain',
      container: one.name,
      evidence: [
        onPod(facts, `${one.statusPath}.state.waiting.reason`, waiting?.reason, 'The container is not running.'),
        ...(event ? [onEvent(event, 'The hook has failed')] : []),
        onPod(facts, `${one.specPath}.lifecycle.postStart`, 'set', 'The container has such a hook.'),
      ],
      commands: [
        inspect(`${kubectl} get pod ${name} -o jsonpath='{.spec.containers[*].lifecycle}'`, 'See what the hook does.'),
        inspect(
          `${kubectl} logs ${name} -c ${one.name} --previous`,
          'See how far the program came; hooks write no log.',
        ),
      ],
    },
  ];
}

function preparationFinding(facts: Facts, one: ContainerSeen): readonly Finding[] {
  const { reason, message } = one.status?.state.waiting ?? {};
  if (reason !== 'PreCreateHookError' && reason !== 'PreStartHookError') return [];
  return [
    {
      verdict: `The kubelet cannot set aside CPUs, memory or devices for ${one.name}.`,
      outlook: 'It tries again; a node whose managers are confused needs its kubelet restarted.',
      confidence: 'certain',
      container: one.name,
      evidence: [onPod(facts, `${one.statusPath}.state.waiting.message`, message ?? reason, 'What the kubelet says.')],
      commands: [inspect(`kubectl describe node ${facts.pod.spec.nodeName ?? 'NODE'}`, 'See what the node has left.')],
    },
  ];
}
