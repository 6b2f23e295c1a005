import type { ObjectFact } from '@/lib/world/world.ts';
import { containerOf, containerPatch } from './container-patch.ts';
import { nothingToTry, type Try } from './fix.ts';
import { wholeNumber } from './whole-number.ts';

const comes: Try = (_, { missing }) => {
  if (!missing) return nothingToTry;
  const { kind, name, key } = missing;
  const here: ObjectFact = { kind, name, from: 0, until: Number.POSITIVE_INFINITY, bound: 0 };
  const now: ObjectFact = key === undefined ? { ...here, from: Number.POSITIVE_INFINITY } : { ...here, keys: [] };
  return {
    world: { objects: [now] },
    fixes: [
      {
        says:
          key === undefined ? `The ${kind} ${name} is there${bound(kind)}.` : `The ${kind} ${name} has the key ${key}.`,
        mend: (world, at) => ({
          ...world,
          objects: [
            ...world.objects.map((one) => (one.kind === kind && one.name === name ? { ...one, until: at } : one)),
            { ...here, from: at, bound: at },
          ],
        }),
      },
    ],
  };
};

function bound(kind: ObjectFact['kind']): string {
  return kind === 'PersistentVolumeClaim' ? ', and bound to a volume' : '';
}

/** Trials of what a pod refers to, and of as whom it runs. */
export const configTrials: Readonly<Record<string, Try>> = {
  'config-map-missing': comes,
  'secret-missing': comes,
  'config-map-key-missing': comes,
  'secret-key-missing': comes,
  'volume-claim-missing': comes,
  'run-as-non-root-refused': (facts, finding) => {
    const one = containerOf(facts, finding);
    if (!one) return nothingToTry;
    const { image = '' } = one.spec;
    const field = `${one.specPath}.securityContext.runAsUser`;
    const fact = { image, registry: 'present' as const, from: 0, onNode: false };
    return {
      world: { images: [{ ...fact, runsAsRoot: true }] },
      fixes: [
        {
          says: `${one.name} runs as a user that is not root.`,
          edit: {
            field,
            to: '1000',
            patch: (user) => containerPatch(one, { securityContext: { runAsUser: wholeNumber(field, user) } }),
            onPod: 'never',
          },
          given: 'The program works as that user.',
          mend: (world, at) => ({ ...world, images: [...world.images, { ...fact, from: at, runsAsRoot: false }] }),
        },
      ],
    };
  },
};
