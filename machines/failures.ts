import type { Failure } from './failure.ts';
import { admissionFailures } from './failures/admission-failures.ts';
import { exits } from './failures/exits.ts';
import { imageFailures } from './failures/image-failures.ts';
import { nodeFailures } from './failures/node-failures.ts';
import { podEndings } from './failures/pod-endings.ts';
import { podResets } from './failures/pod-resets.ts';
import { pullFailures } from './failures/pull-failures.ts';
import { requestFailures } from './failures/request-failures.ts';
import { schedulingFailures } from './failures/scheduling-failures.ts';
import { startFailures } from './failures/start-failures.ts';

/** The catalogue: everything that can go wrong, in the order of the line. */
export const failures: readonly Failure[] = [
  ...imageFailures,
  ...requestFailures,
  ...schedulingFailures,
  ...admissionFailures,
  ...nodeFailures,
  ...podEndings,
  ...podResets,
  ...pullFailures,
  ...startFailures,
  ...exits,
];
