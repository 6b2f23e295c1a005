import { type Cause, command, inspect, type Sort, sortOf } from '../cause.ts';
import { type ContainerSeen, type Facts, newest, onEvent, onPod } from '../facts.ts';
import type { Command, Evidence, Finding, MissingObject } from '../finding.ts';

/** A way in which the environment of a container cannot be put together. */
interface ConfigSort extends Sort {
  /** `{1}` and `{2}` are what the pattern caught. */
  readonly verdict: string;
  /** What is said instead where the message says more. */
  readonly refined?: readonly { readonly pattern: RegExp; readonly verdict: string }[];
  readonly outlook: string;
  readonly commands: (facts: Facts, caught: readonly string[]) => readonly Command[];
  /** What is looked for, where the pattern catches its name. */
  readonly missing?: (caught: readonly string[]) => MissingObject;
}

const untilThere = 'It goes on by itself within 15 s once that exists.';

const configSorts: readonly ConfigSort[] = [
  {
    id: 'config-map-missing',
    title: 'a ConfigMap that does not exist',
    pattern: /configmaps? "([^"]+)" not found/i,
    verdict: 'The ConfigMap {1} does not exist, so the container cannot be created.',
    outlook: untilThere,
    missing: ([name = '']) => ({ kind: 'ConfigMap', name }),
    commands: ({ kubectl }, [name = 'NAME']) => [
      inspect(`${kubectl} get configmaps`, 'See which ConfigMaps there are.'),
      command('changes', `${kubectl} create configmap ${name} --from-literal=KEY=VALUE`, 'Make it.'),
    ],
  },
  {
    id: 'secret-missing',
    title: 'a Secret that does not exist',
    pattern: /secrets? "([^"]+)" not found/i,
    verdict: 'The Secret {1} does not exist, so the container cannot be created.',
    outlook: untilThere,
    missing: ([name = '']) => ({ kind: 'Secret', name }),
    commands: ({ kubectl }, [name = 'NAME']) => [
      inspect(`${kubectl} get secrets`, 'See which Secrets there are.'),
      command('changes', `${kubectl} create secret generic ${name} --from-literal=KEY=VALUE`, 'Make it.'),
    ],
  },
  {
    id: 'config-map-key-missing',
    title: 'a ConfigMap without the key that is asked for',
    pattern: /couldn't find key (\S+) in ConfigMap (?:[^/\s]+\/)?(\S+)/i,
    verdict: 'The ConfigMap {2} has no key {1}, so the container cannot be created.',
    outlook: untilThere,
    missing: ([key = '', name = '']) => ({ kind: 'ConfigMap', name, key }),
    commands: ({ kubectl }, [, name = 'NAME']) => [
      inspect(`${kubectl} describe configmap ${name}`, 'See which keys it has.'),
    ],
  },
  {
    id: 'secret-key-missing',
    title: 'a Secret without the key that is asked for',
    pattern: /couldn't find key (\S+) in Secret (?:[^/\s]+\/)?(\S+)/i,
    verdict: 'The Secret {2} has no key {1}, so the container cannot be created.',
    outlook: untilThere,
    missing: ([key = '', name = '']) => ({ kind: 'Secret', name, key }),
    commands: ({ kubectl }, [, name = 'NAME']) => [
      inspect(`${kubectl} describe secret ${name}`, 'See which keys it has; the values are not shown.'),
    ],
  },
  {
    id: 'run-as-non-root-refused',
    title: 'an image that would run as root where that is forbidden',
    pattern: /runAsNonRoot|run as root|non-numeric user/i,
    verdict: 'runAsNonRoot forbids to start the container, because its image runs as root or does not say as whom.',
    refined: [
      {
        pattern: /non-numeric user \(([^)]*)\)/,
        verdict:
          'runAsNonRoot forbids to start the container, because its image names the user {1} and no number, so that nobody can tell whether that is root.',
      },
      {
        pattern: /will run as root|runAsUser breaks/,
        verdict: 'runAsNonRoot forbids to start the container, because it would run as root.',
      },
    ],
    outlook: 'Waiting will not help; runAsUser in the pod, or a numeric USER in the image, will.',
    commands: ({ kubectl, name }) => [
      inspect(`${kubectl} get pod ${name} -o jsonpath='{.spec..securityContext}'`, 'See what the pod asks for.'),
    ],
  },
  {
    id: 'sub-path-fails',
    title: 'a sub-path that cannot be mounted',
    pattern: /sub-?path/i,
    verdict: 'A subPath of a volume cannot be prepared, so the container cannot be created.',
    outlook: 'Waiting rarely helps; the path in the volume must be what the mount expects.',
    commands: ({ kubectl, name }) => [
      inspect(`${kubectl} get pod ${name} -o jsonpath='{.spec.containers[*].volumeMounts}'`, 'See the mounts.'),
    ],
  },
];

const other: ConfigSort = {
  id: 'container-config-fails',
  title: 'a container whose configuration cannot be put together',
  pattern: /(?:)/,
  verdict: 'The kubelet cannot put together the configuration of the container.',
  outlook: 'It tries again every 10 to 15 s.',
  commands: ({ kubectl, name }) => [inspect(`${kubectl} describe pod ${name}`, 'Read its message in full.')],
};

/** Step 7, before a container is created: what it refers to. */
export const configCauses: readonly Cause[] = [...configSorts, other].map((sort) => ({
  id: sort.id,
  title: sort.title,
  look: (facts) => facts.containers.flatMap((one) => findingOf(facts, one, sort)),
}));

function findingOf(facts: Facts, one: ContainerSeen, sort: ConfigSort): readonly Finding[] {
  const { reason, message = '' } = one.status?.state.waiting ?? {};
  if (reason !== 'CreateContainerConfigError') return [];
  const event = newest(one.events, ['Failed'], /^Error: (?!ImagePull|ErrImage)/);
  const said = message || (event?.message ?? '');
  if ((sortOf(configSorts, said) ?? other) !== sort) return [];
  const { pattern, verdict } = sort.refined?.find((one) => one.pattern.test(said)) ?? sort;
  const caught = pattern.exec(said)?.slice(1) ?? [];
  const missing = sort.missing?.(caught);
  return [
    {
      verdict: caught.reduce((text, word, index) => text.replaceAll(`{${index + 1}}`, () => word), verdict),
      outlook: sort.outlook,
      confidence: said === '' ? 'possible' : 'certain',
      container: one.name,
      ...(missing ? { missing } : {}),
      evidence: [
        onPod(facts, `${one.statusPath}.state.waiting.reason`, reason, 'The container has not been created.'),
        ...(message ? [onPod(facts, `${one.statusPath}.state.waiting.message`, message, 'What is missing.')] : []),
        ...(event ? [onEvent(event, 'The kubelet says so with every try')] : []),
        ...absence(facts, missing),
      ],
      commands: sort.commands(facts, caught),
    },
  ];
}

/** Where the names of the namespace were given too, they say the same. */
function absence({ around, namespace }: Facts, missing: MissingObject | undefined): readonly Evidence[] {
  if (missing === undefined || missing.key !== undefined) return [];
  const { kind, name } = missing;
  const known = around.names.get(kind);
  if (!known || known.has(`${namespace}/${name}`)) return [];
  const claim = `It is not among the ${known.size} ${kind}s that were given.`;
  return [{ claim, source: `${kind}/${namespace}/${name}`, path: 'metadata.name', value: '' }];
}
