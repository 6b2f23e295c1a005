import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { goTo, momentOf, replayEvents } from '@/lib/journey/journey.ts';
import type { Choice, Moment } from '@/lib/journey/moment.ts';
import { atomicPaths } from '@/lib/journey/path.ts';
import { placePod } from '@/lib/kubernetes/placement.ts';
import { type Pod, parsePod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { instantMs } from '@/lib/kubernetes/virtual-time.ts';
import { failures } from '@/machines/failures.ts';
import { toGraph } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { pods } from './pods.ts';
import { type Reach, type Reached, reachOf } from './reach.ts';

vi.setConfig({ testTimeout: 60_000 });

const walks = Object.entries(pods).map(([name, spec]: [string, PodSpec]) => ({ name, spec, chart: podChart(spec) }));
const found = new Map<string, Reach>();

/** So many places are looked at for each transition of a pod's machine; the rest combines the same states otherwise. */
const thoroughness = 3;

beforeAll(() => {
  for (const { name, chart } of walks) {
    found.set(name, reachOf(chart, thoroughness * toGraph(chart).transitions.length));
  }
}, 120_000);

describe.each(walks)('in every state that a pod with $name can come into', ({ name, spec, chart }) => {
  test('the Pod that it shows is one that the API could send', () => {
    const faults = faultsOf(name, ({ moment }) => {
      const pod = podAt(moment);
      if (pod === undefined) return undefined;
      const sent: unknown = JSON.parse(JSON.stringify(pod));
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(parsePod(sent, 'the Pod'))), sent)) return 'another Pod';
      return printedRow(pod, instantMs(moment.at)).ready.endsWith('undefined') ? 'READY' : undefined;
    });
    expect(faults).toEqual([]);
  });

  test('STATUS is a word of Kubernetes', () => {
    const faults = faultsOf(name, ({ moment }) => {
      const pod = podAt(moment);
      const word = pod && printedRow(pod, instantMs(moment.at)).status;
      return word === undefined || isStatus(word) ? undefined : word;
    });
    expect(faults).toEqual([]);
  });

  test('placing the Pod that it shows finds the state again', () => {
    const faults = faultsOf(name, ({ moment }) => {
      const pod = podAt(moment);
      if (pod === undefined) return undefined;
      const placement = placePod(spec, pod);
      const missed = atomicPaths(moment.snapshot).filter(
        (path) => !path.startsWith('image.') && !placement.get(regionOf(path))?.includes(path),
      );
      return missed.length === 0 ? undefined : missed.join(' ');
    });
    expect(faults).toEqual([]);
  });

  test('what cannot happen says in one sentence what stands in the way', () => {
    const faults = faultsOf(name, ({ choices }) =>
      choices.flatMap(({ blocked }) => (blocked === undefined || isReason(blocked, spec) ? [] : [blocked])).join(' '),
    );
    expect(faults).toEqual([]);
  });

  test('no two things that can happen look the same', () => {
    const faults = faultsOf(name, ({ choices }) => {
      const open = choices.filter(({ blocked }) => blocked === undefined).map(lookOf);
      return open.find((look, index) => open.indexOf(look) !== index);
    });
    expect(faults).toEqual([]);
  });

  test('a link to it opens as the very same moment', () => {
    const { places } = reachIn(name);
    for (const { moment, walk } of places.filter((_, index) => index % 40 === 0)) {
      const again = momentOf(replayEvents(chart, walk));
      expect(again.snapshot.value).toEqual(moment.snapshot.value);
      expect(again.snapshot.context).toEqual(moment.snapshot.context);
      expect(again.kubeEvents).toEqual(moment.kubeEvents);
    }
  });
});

describe.each(walks)('every state that is drawn of a pod with $name', ({ chart }) => {
  const { states, transitions } = toGraph(chart);

  test('says in whole sentences what happens, and where it is written', () => {
    for (const { id, meta } of states) {
      expect(meta.says, id).toMatch(/^\S.{20,}\.$/s);
      expect(meta.source.href, id).toMatch(/^https:\/\/\S+$/);
      expect(meta.source.label, id).not.toBe('');
    }
  });

  test('has no placeholder that nothing fills', () => {
    const moments = /\{(?!node\}|grace\}|exitCode\}|restarts\}|wait\}|phase\}|pod\}|namespace\})\w+\}/;
    expect(states.filter(({ meta }) => moments.test(JSON.stringify(meta))).map(({ id }) => id)).toEqual([]);
    expect(transitions.filter(({ meta }) => /\{\w+\}/.test(meta.label)).map(({ id }) => id)).toEqual([]);
  });
});

test('neither a phase nor a word that kubectl derives is the name of a state, unless a container ends with it', () => {
  const derived = [
    'Pending',
    'Running',
    'Succeeded',
    'Failed',
    'Unknown',
    'Terminating',
    'NotReady',
    'PodInitializing',
  ];
  const names = walks.flatMap(({ chart }) => toGraph(chart).states.flatMap(({ id }) => id.split('.')));
  const own = new Set(failures.map(({ reason }) => reason));
  expect(names.filter((name) => !own.has(name) && (derived.includes(name) || name.startsWith('Init:')))).toEqual([]);
});

test('every failure of the catalogue strikes some pod', () => {
  const reached = new Set(walks.flatMap(({ name }) => reachIn(name).places.flatMap(statesOf)));
  expect(failures.map(({ reason }) => reason).filter((reason) => !reached.has(reason))).toEqual([]);
});

test('every way of the machine is gone by some pod', () => {
  const taken = new Set(walks.flatMap(({ name }) => [...reachIn(name).taken].map(general)));
  const all = new Set(walks.flatMap(({ chart }) => toGraph(chart).transitions.map(({ id }) => general(id))));
  expect([...all].filter((transition) => !taken.has(transition))).toEqual([]);
});

test('going back and forth changes nothing', () => {
  const [{ chart }] = walks as [(typeof walks)[number]];
  const longest = reachIn('hello').places.toSorted((one, other) => other.walk.length - one.walk.length)[0];
  const journey = replayEvents(chart, longest?.walk ?? []);
  for (const [index, moment] of journey.moments.entries()) {
    expect(momentOf(goTo(goTo(goTo(journey, index), 0), index)), `moment ${index}`).toBe(moment);
  }
});

const shown = new WeakMap<Moment, { readonly pod: Pod | undefined }>();

/** The Pod that the API shows at a moment, projected once. */
function podAt(moment: Moment): Pod | undefined {
  const known = shown.get(moment) ?? { pod: projectPod(moment.snapshot) };
  shown.set(moment, known);
  return known.pod;
}

function reachIn(name: string): Reach {
  return found.get(name) ?? { places: [], taken: new Set() };
}

/** What is wrong in the places of a pod: each fault once, with the shortest walk that shows it. */
function faultsOf(name: string, look: (place: Reached) => string | undefined): readonly string[] {
  const { places } = reachIn(name);
  expect(places.length).toBeGreaterThan(100);
  const faults = new Map<string, readonly string[]>();
  for (const place of places) {
    const fault = look(place);
    if (!fault) continue;
    const walk = place.walk.map(({ type }) => type);
    if ((faults.get(fault)?.length ?? Infinity) > walk.length) faults.set(fault, walk);
  }
  return [...faults].map(([fault, walk]) => `${fault}: ${walk.join(' ')}`);
}

function regionOf(path: string): string {
  return path
    .split('.')
    .slice(0, path.startsWith('containers.') ? 2 : 1)
    .join('.');
}

function statesOf({ moment }: Reached): string[] {
  return atomicPaths(moment.snapshot).map((path) => path.slice(path.lastIndexOf('.') + 1));
}

/** A transition's id with the container's name left out. */
function general(transition: string): string {
  const container = /^containers\.([^.|]+)/.exec(transition)?.[1];
  return container === undefined
    ? transition
    : transition.replace(`containers.${container}`, 'containers').replace(`.${container}|`, '|');
}

function lookOf({ container, label, outcome, way }: Choice): string {
  return [container, label, outcome, way].join(' ');
}

/** A reason begins with what it is about: a field, a container, an image, the pod or a step of the walk. */
function isReason(reason: string, { containers }: PodSpec): boolean {
  const names = containers.flatMap(({ name, image }) => [name, image]);
  const begins =
    /^([a-z]+[A-Z]\w* (is|and)|the (pod|kubelet|first restart|back-off|process|readiness gates)|step \d|\d+ of \d+|nobody) /;
  const about = begins.test(reason) || names.some((name) => reason.startsWith(`${name} `) || reason.includes(name));
  return about && !/[{}]|\.$|undefined/.test(reason) && reason.split(' ').length > 2;
}

/** The words that the API server, the scheduler, the kubelet and the container runtime give to STATUS. */
function isStatus(word: string): boolean {
  return /^Init:\d+\/\d+$/.test(word) || statuses.has(word.replace(/^Init:/, ''));
}

const statuses: ReadonlySet<string> = new Set([
  ...['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown', 'SchedulingGated', 'Terminating', 'NotReady'],
  ...['ContainerCreating', 'PodInitializing', 'Completed', 'Error', 'OOMKilled', 'StartError'],
  ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
  ...[
    'RegistryUnavailable',
    'SignatureValidationFailed',
    'ContainerStatusUnknown',
    'RestartingAllContainers',
    'seccomp killed',
  ],
  ...['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'PostStartHookError'],
  ...['PreCreateHookError', 'PreStartHookError', 'CrashLoopBackOff'],
  ...['DeadlineExceeded', 'Evicted', 'Preempting', 'Terminated', 'NodeShutdown', 'NodeLost'],
  ...['OutOfcpu', 'OutOfmemory', 'OutOfephemeral-storage', 'OutOfpods', 'NodeAffinity', 'NodeName', 'NodePorts'],
  ...['TaintToleration', 'InvalidNodeInfo', 'PodOSSelectorNodeLabelDoesNotMatch', 'PodOSNotSupported'],
  ...['SupplementalGroupsPolicyNotSupported', 'UnexpectedAdmissionError', 'TopologyAffinityError'],
  ...['SMTAlignmentError', 'EmptyPodSharedPoolError', 'SysctlForbidden', 'AppArmor', 'PodLevelResourcesNotSupported'],
  ...['PodFeatureUnsupported', 'VolumeAttachmentLimitExceeded'],
]);
