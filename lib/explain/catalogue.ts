import type { Cause } from './cause.ts';
import { configCauses } from './causes/config-causes.ts';
import { deletionCauses } from './causes/deletion-causes.ts';
import { endingCauses } from './causes/ending-causes.ts';
import { exitCauses } from './causes/exit-causes.ts';
import { imageCauses } from './causes/image-causes.ts';
import { probeCauses } from './causes/probe-causes.ts';
import { schedulingCauses } from './causes/scheduling-causes.ts';
import { setupCauses } from './causes/setup-causes.ts';
import { silenceCauses } from './causes/silence-causes.ts';
import { startCauses } from './causes/start-causes.ts';

/** Every cause, the deeper before what follows from it; some have several rows. */
export const catalogue: readonly Cause[] = [
  ...deletionCauses,
  ...endingCauses,
  ...schedulingCauses,
  ...setupCauses,
  ...imageCauses,
  ...configCauses,
  ...startCauses,
  ...exitCauses,
  ...probeCauses,
  ...silenceCauses,
];

/** What pods that share a cause have in common. */
export function titleOf(cause: string): string {
  return catalogue.find(({ id }) => id === cause)?.title ?? cause;
}
