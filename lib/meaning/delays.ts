import type { DelayRef } from '@/machines/delays.ts';
import type { Expression } from './expression.ts';
import { context, get, is, own, param, record } from './words.ts';

const now = context('now');

/** Both back-offs: 0, then 10, 20, 40, 80, 160 and 300 s (facts 4.5 and 5.1). */
function backOff(failures: Expression): Expression {
  return ['if', ['<', 0, failures], ['min', ['*', 10_000, ['^', 2, ['-', failures, 1]]], 300_000], 0];
}

/** Seconds that a stopping container has (facts D1). */
const grace: Expression = ['else', context('grace'), context('spec', 'terminationGracePeriodSeconds')];
const probe = get(own, ['join', param('probe'), 'Probe']);
/** One that a probe has killed counts from the end before (facts 5.1). */
const ended: Expression = [
  'if',
  get(record, 'killed'),
  get(record, 'previous', 'finishedAt'),
  get(record, 'instance', 'finishedAt'),
];

/** When a container that has ended may start again. */
export const backOffEnd: Expression = ['if', is(ended), ['+', ended, backOff(get(record, 'crashes'))], 0];
const stopping: Expression = ['else', context('stoppingAt'), now];

/** The length of every timer of the pod's machine in virtual milliseconds, as data. */
export const delayMeanings = {
  crashLoopBackOff: ['max', 0, ['-', backOffEnd, now]],
  imagePullBackOff: backOff(get(record, 'pullFailures')),
  probe: [
    '*',
    1000,
    [
      'if',
      ['<', 0, get(record, 'probeFailures', param('probe'))],
      ['else', get(probe, 'periodSeconds'), 10],
      ['max', 1, ['else', get(probe, 'initialDelaySeconds'), 0]],
    ],
  ],
  gracePeriod: ['max', 2000, ['-', ['+', stopping, ['*', grace, 1000]], now]],
  volumeRetry: ['min', ['*', 500, ['^', 2, ['max', 0, ['-', context('mountFailures'), 1]]]], 122_000],
  fixed: param('ms'),
} as const satisfies Record<DelayRef['type'], Expression>;
