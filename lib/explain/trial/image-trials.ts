import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { ImageFact, RegistryAnswer, World } from '@/lib/world/world.ts';
import { parseImageReference } from '@/machines/image-reference.ts';
import { repositoryOf } from '../causes/image-place.ts';
import { imageSorts } from '../causes/image-sorts.ts';
import type { ContainerSeen, Facts } from '../facts.ts';
import { containerOf, containerPatch } from './container-patch.ts';
import { type Edit, type Fix, nothingToTry, type Try } from './fix.ts';

/** Where no registry is asked. */
const ownTrials: Readonly<Record<string, Try>> = {
  'image-name-invalid': (facts, finding) => {
    const one = containerOf(facts, finding);
    return one
      ? { world: {}, fixes: [{ ...otherImage(one, readableName(one.spec.image ?? '')), walksAnew: true }] }
      : nothingToTry;
  },
  'image-never-pull': (facts, finding) => {
    const one = containerOf(facts, finding);
    if (!one) return nothingToTry;
    const edit: Edit = {
      field: `${one.specPath}.imagePullPolicy`,
      from: one.spec.imagePullPolicy,
      to: 'IfNotPresent',
      patch: (imagePullPolicy) => containerPatch(one, { imagePullPolicy }),
      onPod: 'never',
    };
    return {
      world: { images: [fact(one, 'present')] },
      fixes: [
        { says: `The image of ${one.name} may be pulled.`, edit, given: 'The registry has it.', mend: asItIs },
        {
          says: `Somebody loads ${one.spec.image} onto the node.`,
          mend: (world, at) => ({ ...world, images: [...world.images, { ...fact(one, 'present', at), onNode: true }] }),
        },
      ],
    };
  },
};

/** What would make the registry answer well. */
const mends: Readonly<Record<string, (one: ContainerSeen, facts: Facts) => readonly Fix[]>> = {
  'image-not-found': (one) => [
    otherImage(one, `${repositoryOf(one.spec.image ?? '')}:TAG`),
    { says: `Somebody pushes ${one.spec.image} to the registry.`, mend: answers(one) },
  ],
  'image-wrong-architecture': (one) => [
    otherImage(
      one,
      `${repositoryOf(one.spec.image ?? '')}:TAG`,
      'The registry has that image for the node’s architecture.',
    ),
  ],
  'image-unauthorized': (one, { wants }) => {
    const [secret] = wants.pullSecrets;
    const given = 'The Secret of that name holds a login that the registry takes.';
    const edit: Edit = {
      field: 'spec.imagePullSecrets',
      to: 'pull',
      patch: (name) => ({ spec: { imagePullSecrets: [{ name }] } }),
      onPod: 'never',
    };
    const mend = answers(one);
    return [
      secret === undefined
        ? { says: 'The pod brings a pull secret.', edit, given, mend }
        : { says: `The pull secret ${secret} holds a login that the registry takes.`, mend },
    ];
  },
  'image-registry-unreachable': reached('The registry is reached again.'),
  'image-registry-error': reached('The registry works again.'),
  'image-plain-http': reached('The container engine asks the registry by plain HTTP, or the registry has TLS.'),
  'image-short-name': (one) => [otherImage(one, withRegistry(one.spec.image ?? ''))],
  'image-tls': reached('The node accepts the certificate of the registry.'),
  'image-rate-limited': reached('The registry takes pulls again.'),
  'image-pull-throttled': reached('The kubelet’s own limit lets the pull through.'),
  'image-no-space': reached('The node has space again.'),
  'image-corrupt': (one) => reached(`Somebody pushes ${one.spec.image} again, whole.`)(one),
  'image-signature-refused': (one) => [
    otherImage(one, `${repositoryOf(one.spec.image ?? '')}:TAG`, 'That image has a signature that the policy accepts.'),
  ],
};

/** Trials of step 6: another image, a login, or a registry that answers. */
export const imageTrials: Readonly<Record<string, Try>> = {
  ...ownTrials,
  ...Object.fromEntries(imageSorts.map(({ id, answer }) => [id, answered(answer, mends[id] ?? (() => []))])),
};

const asItIs = (world: World) => world;

function answered(registry: RegistryAnswer, mendsOf: (one: ContainerSeen, facts: Facts) => readonly Fix[]): Try {
  return (facts, finding) => {
    const one = containerOf(facts, finding);
    return one ? { world: { images: [fact(one, registry)] }, fixes: mendsOf(one, facts) } : nothingToTry;
  };
}

function reached(says: string): (one: ContainerSeen) => readonly Fix[] {
  return (one) => [{ says, mend: answers(one) }];
}

function answers(one: ContainerSeen): Fix['mend'] {
  return (world, at) => ({ ...world, images: [...world.images, fact(one, 'present', at)] });
}

function otherImage(one: ContainerSeen, to: string, given = 'The registry has that image.'): Fix {
  return {
    says: `${one.name} gets another image.`,
    edit: {
      field: `${one.specPath}.image`,
      from: one.spec.image,
      to,
      patch: (image) => containerPatch(one, { image: readable(`${one.specPath}.image`, image) }),
      onPod: 'patch',
    },
    given,
    // The same image is still the one that does not come.
    mend: (world, at, image) =>
      image.trim() === one.spec.image
        ? world
        : {
            ...world,
            images: [...world.images, { ...fact(one, 'present'), image }],
            happens: [...world.happens, { do: 'editImage', at, container: one.name, image }],
          },
  };
}

function fact({ spec }: ContainerSeen, registry: RegistryAnswer, from = 0): ImageFact {
  return { image: spec.image ?? '', registry, from, onNode: false, runsAsRoot: false };
}

/** Docker Hub is where most short names lead. */
function withRegistry(image: string): string {
  return image.includes('/') ? `docker.io/${image}` : `docker.io/library/${image}`;
}

/** Reads the name of an image. Throws an InputError where no container runtime could. */
function readable(field: string, image: string): string {
  if (parseImageReference(image.trim())) return image.trim();
  throw new InputError({ what: `${field} cannot be “${image}”`, remedy: 'Put the name of an image there.' });
}

/** The name in small letters and with single colons, where that makes it one. */
function readableName(image: string): string {
  const [repository = '', ...tag] = image
    .replace(/\s/g, '')
    .replace(/:+/g, ':')
    .split(/:(?=[^/]*$)/);
  const tidy = [repository.toLowerCase(), ...tag].join(':').replace(/:$/, '').replace(/\/+/g, '/');
  return parseImageReference(tidy) ? tidy : 'name:tag';
}
