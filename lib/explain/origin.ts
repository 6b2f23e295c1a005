import type { StageId } from '@/machines/chart.ts';

/**
 * By the id of the cause: the step in which it probably lies, where that is an earlier one than shows it. A registry has
 * no image that nobody pushed, and a kubelet cannot read a name that a manifest misspells.
 */
const origins: Readonly<Record<string, StageId>> = {
  'image-not-found': 'push',
  'image-corrupt': 'push',
  'image-signature-refused': 'push',
  'image-wrong-architecture': 'build',
  'image-name-invalid': 'request',
  'image-never-pull': 'request',
  'memory-limit-too-low': 'request',
};

/** The step in which a cause probably lies, where that is an earlier one than shows it. */
export function originOf(cause: string | null): StageId | undefined {
  return cause === null ? undefined : origins[cause];
}
