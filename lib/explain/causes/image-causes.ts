import { type Cause, command, eventsCommand, inspect } from '../cause.ts';
import { type ContainerSeen, type Facts, newest, onEvent, onPod } from '../facts.ts';
import type { Command, Evidence, Finding, RuledOut } from '../finding.ts';
import { ownerOf } from '../owner.ts';
import { hostOf, registryOf, repositoryOf } from './image-place.ts';
import { type ImageSort, imageSortOf, imageSorts } from './image-sorts.ts';
import { pullWords } from './pull-words.ts';

const pullReasons = ['ErrImagePull', 'ImagePullBackOff', 'RegistryUnavailable', 'SignatureValidationFailed'];

/** Step 6: why an image does not come. */
export const imageCauses: readonly Cause[] = [
  {
    id: 'image-name-invalid',
    title: 'an image name that cannot be read',
    look: waiting('InvalidImageName', (facts, one, evidence) => ({
      verdict: `The kubelet cannot read “${imageOf(one)}” as the name of an image, so it never asks a registry.`,
      outlook: 'Waiting will not help; a corrected name will.',
      evidence: [
        ...evidence,
        onPod(facts, `${one.specPath}.image`, one.spec.image, 'The name as the manifest has it.'),
      ],
      commands: [setImage(facts, one)],
    })),
  },
  {
    id: 'image-never-pull',
    title: 'an image that is not on the node and may not be pulled',
    look: waiting('ErrImageNeverPull', (facts, one, evidence) => ({
      verdict: `${capital(imageOf(one))} is not on the node, and imagePullPolicy Never forbids to pull it.`,
      outlook: 'The kubelet looks again every 10 to 15 s, in case somebody loads the image onto the node.',
      evidence: [
        ...evidence,
        onPod(facts, `${one.specPath}.imagePullPolicy`, one.spec.imagePullPolicy ?? 'Never', 'Nobody may pull it.'),
      ],
      commands: [
        inspect(
          `kubectl get node ${facts.pod.spec.nodeName ?? 'NODE'} -o jsonpath='{.status.images[*].names}'`,
          'See which images the node has.',
        ),
        setImage(facts, one),
      ],
    })),
  },
  {
    id: 'image-inspect-fails',
    title: 'a container engine that cannot say which images it has',
    look: waiting(
      'ImageInspectError',
      (facts, one, evidence) => ({
        verdict: `The container engine did not answer whether the node has ${imageOf(one)}.`,
        outlook: 'The kubelet asks again every 10 to 15 s.',
        evidence,
        commands: [inspect(`kubectl describe node ${facts.pod.spec.nodeName ?? 'NODE'}`, 'See how the node is.')],
      }),
      (one) => !hasShortName(one),
    ),
  },
  ...imageSorts.map((sort) => ({
    id: sort.id,
    title: sort.title,
    look: (facts: Facts) => pulling(facts).flatMap((one) => pullFinding(facts, one, sort)),
  })),
  {
    id: 'image-pull-fails',
    title: 'an image that cannot be pulled, for a reason that is not shown',
    look: (facts) => pulling(facts).flatMap((one) => unsaid(facts, one)),
  },
];

type Part = Omit<Finding, 'confidence' | 'container'>;

function waiting(
  reason: string,
  say: (facts: Facts, one: ContainerSeen, evidence: readonly Evidence[]) => Part,
  where: (one: ContainerSeen) => boolean = () => true,
) {
  return (facts: Facts): readonly Finding[] =>
    facts.containers.flatMap((one) => {
      if (one.status?.state.waiting?.reason !== reason || !where(one)) return [];
      return [{ ...say(facts, one, reasonSeen(facts, one)), confidence: 'certain', container: one.name }];
    });
}

function reasonSeen(facts: Facts, { status, statusPath }: ContainerSeen): readonly Evidence[] {
  const { reason, message } = status?.state.waiting ?? {};
  return [
    onPod(
      facts,
      `${statusPath}.state.waiting.reason`,
      reason,
      meaning[reason ?? ''] ?? 'What the container waits for.',
    ),
    ...(message ? [onPod(facts, `${statusPath}.state.waiting.message`, message, 'What the kubelet says of it.')] : []),
  ];
}

const meaning: Readonly<Record<string, string>> = {
  ImagePullBackOff: 'The container waits between two tries, it is not pulling.',
  ErrImagePull: 'The last try to pull has failed.',
  InvalidImageName: 'The name is refused before anybody is asked.',
  ErrImageNeverPull: 'The image is missing, and pulling is forbidden.',
};

function pulling({ containers }: Facts): readonly ContainerSeen[] {
  return containers.filter((one) => {
    const { reason = '' } = one.status?.state.waiting ?? {};
    return pullReasons.includes(reason) || (reason === 'ImageInspectError' && hasShortName(one));
  });
}

/** CRI-O resolves a name already when it is asked whether the node has the image. */
function hasShortName(one: ContainerSeen): boolean {
  return imageSortOf(pullWords(one).said, one.spec.image)?.id === 'image-short-name';
}

function pullFinding(facts: Facts, one: ContainerSeen, sort: ImageSort): readonly Finding[] {
  const { event, said, bare } = pullWords(one);
  if (said === '' || imageSortOf(said, one.spec.image) !== sort) return [];
  const image = imageOf(one);
  const registry = registryOf(image);
  const fill = (text: string) =>
    capital(text.replaceAll('{image}', () => image).replaceAll('{registry}', () => registry));
  const secrets = facts.wants.pullSecrets.join(', ');
  const access = sort.id === 'image-unauthorized' || sort.id === 'image-not-found';
  const lost = newest(facts.events, ['FailedToRetrieveImagePullSecret']);
  return [
    {
      verdict: fill(sort.verdict),
      outlook: sort.outlook,
      confidence: /pull access denied|may require/.test(said) ? 'likely' : 'certain',
      container: one.name,
      evidence: [
        ...reasonSeen(facts, one).map((each) =>
          each.path.endsWith('message') && !bare ? { ...each, claim: sort.claim } : each,
        ),
        ...(event ? [onEvent(event, sort.claim)] : []),
        ...(access && !lost ? [onPod(facts, 'spec.imagePullSecrets', secrets || 'none', secretsClaim(secrets))] : []),
        ...(lost && access ? [onEvent(lost, 'A pull secret that the pod names could not be read.')] : []),
      ],
      ...(sort.or
        ? {
            alternatives: [
              { ...sort.or, decides: inspect(`crane ls ${repositoryOf(image)}`, 'See which tags exist.') },
            ],
          }
        : {}),
      ruledOut: ruledOut(sort),
      commands: commandsFor(facts, one, sort.id, image),
    },
  ];
}

/** What the words would be if it were something else. */
function ruledOut(found: ImageSort): readonly RuledOut[] {
  return imageSorts.flatMap(({ id, sign }) =>
    sign === undefined || id === found.id || id === found.or?.cause
      ? []
      : [{ cause: id, because: `it would say “${sign}”` }],
  );
}

function secretsClaim(secrets: string): string {
  return secrets === '' ? 'The pod names no pull secret.' : 'The pod brings these pull secrets.';
}

function unsaid(facts: Facts, one: ContainerSeen): readonly Finding[] {
  const { said, event } = pullWords(one);
  if (said !== '' && imageSortOf(said, one.spec.image)) return [];
  const look = eventsCommand(facts, 'The Event “Failed to pull image” has the words of the registry.');
  return [
    {
      verdict: `${one.spec.image ? `The image ${one.spec.image}` : 'The image'} cannot be pulled; ${said === '' ? 'what was given does not say why' : 'the words are none that we know'}.`,
      outlook: 'The kubelet keeps trying, with at most 5 min between two tries.',
      confidence: 'possible',
      container: one.name,
      evidence: [...reasonSeen(facts, one), ...(event ? [onEvent(event, 'What the container engine said.')] : [])],
      alternatives: ['image-not-found', 'image-unauthorized', 'image-registry-unreachable'].map((cause) => ({
        cause,
        says: imageSorts.find(({ id }) => id === cause)?.title ?? cause,
        decides: look,
      })),
      commands: [look],
    },
  ];
}

function commandsFor(facts: Facts, one: ContainerSeen, sort: string, image: string): readonly Command[] {
  const { kubectl, pod } = facts;
  const node = pod.spec.nodeName ?? 'NODE';
  switch (sort) {
    case 'image-not-found':
      return [inspect(`crane ls ${repositoryOf(image)}`, 'See which tags exist.'), setImage(facts, one)];
    case 'image-unauthorized':
      return [
        inspect(`${kubectl} get secrets --field-selector type=kubernetes.io/dockerconfigjson`, 'See the pull secrets.'),
        ...(facts.wants.pullSecrets.length > 0
          ? facts.wants.pullSecrets.map((secret) =>
              inspect(
                `${kubectl} describe secret ${secret}`,
                'See whether that pull secret is there and holds a login.',
              ),
            )
          : [
              command(
                'changes',
                `${kubectl} create secret docker-registry pull --docker-server=${registryOf(image)} --docker-username=USER --docker-password=PASSWORD`,
                'Make a pull secret; then name it in imagePullSecrets.',
              ),
            ]),
      ];
    case 'image-registry-unreachable':
      return [
        inspect(
          `kubectl debug node/${node} -it --image=busybox -- nslookup ${hostOf(image).name}`,
          'See whether the node finds the registry.',
        ),
      ];
    case 'image-registry-error':
      return [
        inspect(
          `kubectl debug node/${node} -it --image=busybox -- wget -S -O- https://${hostOf(image).address}/v2/`,
          'See what the registry answers now; 401 is well.',
        ),
      ];
    case 'image-plain-http':
      return [
        inspect(
          `kubectl debug node/${node} -it --image=busybox -- wget -S -O- http://${hostOf(image).address}/v2/`,
          'See whether the registry answers without TLS.',
        ),
      ];
    case 'image-tls':
      return [
        inspect(
          `kubectl debug node/${node} -it --image=alpine/openssl -- openssl s_client -connect ${hostOf(image).address} -servername ${hostOf(image).name}`,
          'See which certificate the registry shows, and who signed it.',
        ),
      ];
    case 'image-short-name':
      return [setImage(facts, one, 'Name the image with its registry.')];
    case 'image-wrong-architecture':
      return [
        inspect(`crane manifest ${image}`, 'See for which platforms the image exists.'),
        inspect(`kubectl get node ${node} -o jsonpath='{.status.nodeInfo.architecture}'`, 'See what the node is.'),
      ];
    case 'image-no-space':
      return [inspect(`kubectl describe node ${node}`, 'See DiskPressure and what the node holds.')];
    default:
      return [eventsCommand(facts, 'See how the next tries end.')];
  }
}

function setImage(facts: Facts, { name: container }: ContainerSeen, why = 'Name an image that exists.'): Command {
  const target = ownerOf(facts) ?? `pod/${facts.name}`;
  return command('changes', `${facts.kubectl} set image ${target} ${container}=IMAGE`, why);
}

/** The manifest may name none, or may not be given; then an Event of the pull names it. */
function imageOf({ spec, events }: ContainerSeen): string {
  const told = newest(events, ['Failed', 'Pulling', 'BackOff'], /image "[^"]+"/)?.message;
  return spec.image ?? /image "([^"]+)"/.exec(told ?? '')?.[1] ?? 'the image';
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
