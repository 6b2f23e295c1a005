import type { GuardRef } from '@/machines/guards.ts';
import { imageGrammar } from '@/machines/image-reference.ts';
import { backOffEnd } from './delays.ts';
import type { Expression } from './expression.ts';
import {
  and,
  containers,
  context,
  equal,
  filled,
  get,
  is,
  name,
  not,
  or,
  own,
  param,
  podFinished,
  record,
  restartsAfter,
  ruleFor,
  startsAgain,
} from './words.ts';

const policy = get(own, 'imagePullPolicy');
const probe = get(own, ['join', param('probe'), 'Probe']);
const deleted = is(context('deletedAt'));

/** A sidecar stops after all main containers and after the sidecars behind it (facts D7). */
const isBehind: Expression = [
  'any',
  ['after', containers, 'other', equal(name('other', 'name'), param('container'))],
  'behind',
  equal(name('behind', 'name'), name('own', 'name')),
];
const stopsBefore = or(equal(name('own', 'kind'), 'main'), and(equal(name('own', 'kind'), 'sidecar'), isBehind));

/** The meaning of every guard of the pod's machine, as data. `machines/guards.ts` says in words why one does not hold. */
export const guardMeanings = {
  all: ['holds', param('of')],
  pullPolicy: ['in', policy, param('oneOf')],
  imageReference: equal(['matches', get(own, 'image'), imageGrammar.source], param('valid')),
  pullNeeded: and(not(equal(policy, 'Never')), not(and(equal(policy, 'IfNotPresent'), get(record, 'imageOnNode')))),
  imageInRegistry: equal(context('image'), 'pushed'),
  restarts: and(
    not(and(param('is'), deleted)),
    not(and(param('is'), equal(get(own, 'kind'), 'sidecar'), podFinished())),
    equal(startsAgain(own, record), param('is')),
  ),
  restartsAfterExit: equal(restartsAfter(own, param('exitCode')), param('is')),
  backOff: equal(['<', ['else', get(record, 'instance', 'finishedAt'), 0], backOffEnd], param('runs')),
  probe: is(probe),
  lastProbe: equal(
    not(['<', ['+', get(record, 'probeFailures', param('probe')), 1], ['else', get(probe, 'failureThreshold'), 1]]),
    param('is'),
  ),
  probeFailing: ['<', 0, get(record, 'probeFailures', param('probe'))],
  references: filled(get(own, 'references')),
  runAsNonRoot: get(own, 'runAsNonRoot'),
  preStop: get(own, 'preStop'),
  volumes: filled(context('spec', 'volumes')),
  podFinished: podFinished(),
  othersStopped: not([
    'any',
    containers,
    'own',
    and(stopsBefore, not(context('containers', name('own', 'name'), 'stopped'))),
  ]),
  deadline: is(context('spec', 'activeDeadlineSeconds')),
  readinessGates: and(filled(context('spec', 'readinessGates')), not(context('gatesOpen'))),
  nodeAnswers: not(context('silent')),
  rebuilds: or(
    not(equal(context('spec', 'restartPolicy'), 'Never')),
    not(['any', containers, 'own', is(context('containers', name('own', 'name'), 'instance'))]),
  ),
  restartsAll: [
    'any',
    containers,
    'own',
    [
      'let',
      'ended',
      context('containers', name('own', 'name'), 'instance', 'exitCode'),
      and(is(name('ended')), equal(get(ruleFor(name('own'), name('ended')), 'action'), 'RestartAllContainers')),
    ],
  ],
  unscheduled: not(is(context('node'))),
  deleting: equal(deleted, param('is')),
  ending: equal(or(is(context('stoppingAt')), is(context('rejection'))), param('is')),
  finalizers: equal(filled(context('spec', 'finalizers')), param('present')),
} as const satisfies Record<GuardRef['type'], Expression>;
