import type { SourceId } from '@/machines/sources.ts';
import {
  type Cause,
  changes,
  destroys,
  inspect,
  type LookAlike,
  lookAlike,
  type StatusAnswer,
  type WayOut,
} from '../answer.ts';
import { describeNode, readReason } from '../commands.ts';

/** What sets one refusal of the kubelet apart from the others. */
export interface Refusal {
  readonly verdict: string;
  readonly causes: readonly Cause[];
  readonly looks?: readonly WayOut[];
  readonly repairs?: readonly WayOut[];
  readonly lookAlikes: readonly LookAlike[];
  readonly sources?: readonly SourceId[];
}

/** The kubelet has refused the pod for good (facts N0): what one does about it is much the same each time. */
export function refusal({
  verdict,
  causes,
  looks = [],
  repairs = [],
  lookAlikes,
  sources = [],
}: Refusal): StatusAnswer {
  return {
    verdict: `${verdict} The pod is Failed for good; its owner makes another one, and nobody removes this one.`,
    causes,
    waysOut: [
      readReason,
      ...looks,
      inspect('Has its owner made another one?', 'kubectl get pods -o wide'),
      ...repairs,
      destroys('Remove what is left of it', 'kubectl delete pod NAME'),
    ],
    lookAlikes,
    sources: [...sources, 'kubelet', 'phase'],
  };
}

/** The node had less of something than the scheduler believed. */
export function shortage(resource: string, request: string): StatusAnswer {
  return refusal({
    verdict: `The scheduler chose the node, and its kubelet found that there is not enough ${resource} after all.`,
    causes: [
      {
        odds: 3,
        title: 'The pod names its node itself',
        says: 'With spec.nodeName no scheduler takes part, so nobody has counted before the kubelet does.',
        tells: ['spec.nodeName'],
      },
      {
        odds: 2,
        title: 'The kubelet has started anew',
        says: 'It checks all pods of its node again then, and counts what has ended in the meantime later than the others.',
        tells: [`Node didn't have enough resource: ${resource}`],
      },
      {
        odds: 2,
        title: 'Two schedulers, or static pods, filled the same node',
        says: 'What one of them placed, the other did not know yet.',
        tells: [],
      },
    ],
    looks: [describeNode],
    repairs: [changes('Ask for less', request)],
    lookAlikes: [
      lookAlike('Pending', 'the scheduler knows that no node has enough; nothing has failed'),
      lookAlike('Evicted', 'it ran already, and the node became short later'),
      lookAlike('UnexpectedAdmissionError', 'a device or whole cpus could not be given'),
    ],
    sources: ['resources'],
  });
}
