import type { ActionRef } from '@/machines/actions.ts';
import type { ActionMeaning, Expression } from './expression.ts';
import { and, context, equal, get, is, not, param, record } from './words.ts';

const now = context('now');

/** The action changes values of the context. */
function sets(values: Expression): ActionMeaning {
  return { assign: values };
}

/** The action changes what is remembered of its container. */
function patches(change: Expression): ActionMeaning {
  const changed: Expression = ['with', record, change];
  return sets({ containers: ['put', context('containers'), param('container'), changed] });
}

/** What the event says, else what the action says. */
function told(field: string): Expression {
  return ['else', ['event', field], param(field)];
}

function probeCount(count: Expression): ActionMeaning {
  return patches({ probeFailures: ['put', get(record, 'probeFailures'), param('probe'), count] });
}

const reasonAndMessage = { reason: param('reason'), message: param('message') };
const noFailures = { startup: 0, liveness: 0, readiness: 0 };
const begun = get(record, 'instance');

/** After ten minutes of running the back-off starts anew (facts 5.1). */
const calmAfter: Expression = ['<', 600_000, ['-', now, ['else', get(begun, 'startedAt'), now]]];
const exitCode: Expression = ['if', param('fromEvent'), told('exitCode'), param('exitCode')];
const exitReason: Expression = [
  'else',
  ['event', 'reason'],
  ['if', and(param('fromEvent'), equal(exitCode, 0)), 'Completed', param('reason')],
];
const ended: Expression = {
  startedAt: ['else', get(begun, 'startedAt'), now],
  finishedAt: now,
  exitCode,
  reason: exitReason,
  message: ['event', 'message'],
};
const replaced: Expression = { finishedAt: now, exitCode: 137, reason: 'RestartingAllContainers' };
const presetGrace: Expression = ['else', ['event', 'grace'], context('spec', 'terminationGracePeriodSeconds')];

/** The meaning of every action of the pod's machine, as data. */
export const actionMeanings = {
  clock: sets({ now: ['max', now, ['else', ['event', 'at'], now]] }),
  raise: { raise: param('event') },
  record: { emits: 'A Kubernetes Event. The machine does not notice.' },
  'timer.start': sets({
    timers: [
      'put',
      context('timers'),
      param('event'),
      {
        label: param('label'),
        container: param('container'),
        from: now,
        due: ['+', now, ['delay', param('delay')]],
      },
    ],
  }),
  'timer.stop': sets({ timers: ['without', context('timers'), param('event')] }),
  'image.keep': sets({ image: param('as') }),
  'pod.mark': sets(['put', {}, param('as'), ['else', context(param('as')), now]]),
  'pod.reject': sets({ rejection: reasonAndMessage }),
  'pod.unschedulable': sets({
    unschedulable: {
      at: ['else', context('unschedulable', 'at'), now],
      reason: param('reason'),
      message: told('message'),
    },
  }),
  'pod.bind': sets({
    node: ['else', ['event', 'node'], ['else', context('spec', 'nodeName'), 'node-1']],
    boundAt: now,
    unschedulable: null,
    nominatedNode: null,
  }),
  'pod.end': sets({
    ending: {
      reason: param('reason'),
      message: told('message'),
      early: param('early'),
      disrupts: param('disrupts'),
    },
  }),
  'pod.disrupt': sets({ disruption: reasonAndMessage }),
  'pod.nominate': sets({ nominatedNode: param('node') }),
  'node.hear': sets({ silent: param('silent') }),
  'sandbox.lose': sets({ sandboxAt: null, sandboxLostAt: now }),
  'pod.preset': sets({ node: context('spec', 'nodeName') }),
  'pod.collect': sets({ collected: true }),
  'gates.open': sets({ gatesOpen: true }),
  'pod.delete': sets({
    deletedAt: now,
    grace: ['if', and(is(context('node')), not(context('collected')), not(is(context('endedAt')))), presetGrace, 0],
  }),
  'mount.fail': sets({ mountFailures: ['+', context('mountFailures'), 1] }),
  'container.begin': patches({
    instance: { startedAt: now },
    previous: ['else', begun, get(record, 'previous')],
    restartCount: ['+', get(record, 'restartCount'), ['if', is(begun), 1, 0]],
    killed: false,
    probeFailures: noFailures,
  }),
  'container.replace': patches({
    started: false,
    ready: false,
    instance: ['if', and(is(begun), not(is(get(begun, 'finishedAt')))), ['with', begun, replaced], begun],
  }),
  'container.restart': patches({
    crashes: ['+', get(record, 'crashes'), ['if', and(get(record, 'killed'), not(is(get(record, 'previous')))), 0, 1]],
  }),
  'container.kill': patches({ killed: true }),
  'container.observe': patches({ waiting: null, seen: true }),
  'container.report': patches({
    started: param('started'),
    ready: param('ready'),
    readyAt: ['if', equal(param('ready'), get(record, 'ready')), get(record, 'readyAt'), now],
  }),
  'container.stop': patches({ stopped: true }),
  'pull.fail': patches({ pullFailures: ['+', get(record, 'pullFailures'), 1] }),
  'pull.pass': patches({ pullFailures: 0, imageOnNode: true }),
  'container.wait': patches({ waiting: { reason: param('reason'), message: told('message') } }),
  'container.exit': patches([
    'with',
    {
      instance: ended,
      crashes: ['if', calmAfter, 0, get(record, 'crashes')],
      waiting: null,
      unseen: is(context('stoppingAt')),
    },
    ['if', is(context('stoppingAt')), {}, { started: false, ready: false, readyAt: now }],
  ]),
  'probe.fail': probeCount(['+', get(record, 'probeFailures', param('probe')), 1]),
  'probe.pass': probeCount(0),
} as const satisfies Record<ActionRef['type'], ActionMeaning>;
