import {
  type Answers,
  type Cause,
  cause,
  inspect,
  type LookAlike,
  lookAlike,
  type StatusAnswer,
  type WayOut,
} from '../answer.ts';
import { describePod } from '../commands.ts';
import { initVerdicts } from './init-verdicts.ts';

const whichInit = inspect(
  'Which init container is it?',
  `kubectl get pod NAME -o jsonpath='{range .status.initContainerStatuses[*]}{.name}{": "}{.state}{"\\n"}{end}'`,
);
const initLogs = inspect('Read what it has written so far', 'kubectl logs NAME -c INIT');

const stillBusy: readonly Cause[] = [
  cause(
    3,
    'It waits for something that does not come',
    'A database, a DNS name, a lock. Init containers are often written to wait for ever.',
  ),
  cause(2, 'It has a lot to do', 'A migration or a download: its log shows that it goes on.'),
  cause(2, 'Its image is being pulled', 'While a pull goes well the status says nothing else.', 'Pulling'),
  cause(
    2,
    'Nothing has begun at all: a volume or the network is missing',
    'Mounts and the sandbox come before the first init container.',
    'FailedMount',
    'FailedCreatePodSandBox',
  ),
  cause(
    1,
    'It is a sidecar whose startup probe fails',
    'The next one starts when the probe has succeeded.',
    'Startup probe failed',
  ),
];

const counted = (verdict: string, looks: readonly LookAlike[]): StatusAnswer => ({
  verdict,
  causes: stillBusy,
  waysOut: [
    whichInit,
    initLogs,
    describePod,
    inspect('Try what it tries, from where it runs', 'kubectl exec NAME -c INIT -it -- sh'),
  ],
  lookAlikes: looks,
  sources: ['initContainers', 'sidecars'],
});

/** How far the list of init containers has come (facts K5 and K7). */
export const countAnswers: Answers = {
  'Init:0/1': counted(
    'The pod has an init container, and it is not done: it runs, it is being prepared, or it waits for its turn. No main container is started before it ends with 0.',
    [
      lookAlike('Init:1/2', 'the first one is done, the next one is not'),
      lookAlike('PodInitializing', 'all of them are done'),
      lookAlike('Init:Error', 'it has failed'),
      lookAlike('Init:CrashLoopBackOff', 'it has failed more than once'),
    ],
  ),
  'Init:1/2': counted(
    'One init container is done, and the next one is not. Sidecars count on both sides of the stroke; only init containers that ended with 0 and sidecars that started are counted as done.',
    [
      lookAlike('Init:0/1', 'not even the first one is done'),
      lookAlike('PodInitializing', 'all of them are done'),
      lookAlike('Init:Error', 'the next one has failed'),
    ],
  ),
};

/** The answer for an init container, from the one for a container of any kind. */
export function initAnswer(word: string, base: StatusAnswer): StatusAnswer {
  const plain = word.slice('Init:'.length);
  return {
    verdict: initVerdicts[plain] ?? `In an init container: ${base.verdict}`,
    causes: base.causes,
    waysOut: [whichInit, ...base.waysOut.map(forInit)],
    lookAlikes: [
      lookAlike(plain, 'the same, in a main container'),
      lookAlike('Init:0/1', 'it is not done, and nothing is wrong yet'),
      ...base.lookAlikes.flatMap((one) => (hasInitForm(one.word) ? [lookAlike(`Init:${one.word}`, one.says)] : [])),
    ],
    sources: ['initContainers', ...base.sources.filter((source) => source !== 'initContainers')],
  };
}

/** Statuses of init containers stand in a list of their own, and so do the containers themselves. */
function forInit({ does, command, risk }: WayOut): WayOut {
  return {
    does,
    command: command
      .replaceAll('containerStatuses', 'initContainerStatuses')
      .replaceAll('.spec.containers', '.spec.initContainers')
      .replaceAll('"containers"', '"initContainers"')
      .replaceAll('CONTAINER', 'INIT'),
    risk,
  };
}

function hasInitForm(word: string): boolean {
  return word in initVerdicts;
}
