/** Prints how fast everything but the pages is: `npm run bench`. The pages have `scripts/bench-walk.ts`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toScene } from '@/lib/diagram/scene.ts';
import { firstScene, sightOf } from '@/lib/diagram/view-scene.ts';
import { toJson } from '@/lib/exporters/json.ts';
import { toSvg } from '@/lib/exporters/svg.ts';
import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import { goTo, momentOf, nextMoment, startJourney, take } from '@/lib/journey/journey.ts';
import type { Moment } from '@/lib/journey/moment.ts';
import { PodFollower } from '@/lib/journey/replay.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { timelineChart, toTimeline } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { type PodObservation, readRecording } from '@/lib/kubernetes/recording.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { hello } from '@/machines/hello.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { largePod } from '../tests/truth/large-pod.ts';
import { recordedObjects, writeCluster } from './recorded-cluster.ts';

const root = join(import.meta.dirname, '..');
const recordings = join(root, 'tests/recordings');
const now = Date.parse('2026-11-23T21:00:00Z');

const rows: (readonly [string, string])[] = [
  ...rowFigures(),
  ...commandFigures(10_000),
  ...explainFigures(100_000),
  ...machineFigures('hello', hello),
  ...machineFigures('30 containers', manyContainers(30)),
  ...jumpFigures(1000),
  ...replayFigures([
    'first-pull-and-graceful-delete',
    'image-already-present',
    'image-not-found',
    'crash-loop',
    'init-containers-in-order',
    'sidecar-starts-first',
    'run-to-completion',
  ]),
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, figure] of rows) console.log(`${what.padEnd(width)}   ${figure.padStart(18)}`);

/** Pods to rows, in this process. */
function rowFigures(): readonly (readonly [string, string])[] {
  const objects = recordedObjects();
  const pods = objects.map((object) => parsePod(object, 'a recording'));
  const rate = (work: () => unknown) => `${thousands(perSecond(work, pods.length))} pods/s`;
  return [
    ['printedRow', rate(() => pods.map((pod) => printedRow(pod, now)))],
    ['parsePod', rate(() => objects.map((object) => parsePod(object, '')))],
  ];
}

/** The whole command, the start of Node included; beside it the least that any program in Node has to do. */
function commandFigures(count: number): readonly (readonly [string, string])[] {
  const objects = recordedObjects();
  const many = Array.from({ length: count }, (_, index) => ({ ...objects[index % objects.length], n: index }));
  const scratch = mkdtempSync(join(tmpdir(), 'podwalk-bench-'));
  const file = join(scratch, 'pods.json');
  const bin = join(root, 'bin/podwalk.js');
  const floor = 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))';
  try {
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: many }));
    const size = `${thousands(count)} pods, ${Math.round(readFileSync(file).length / 1e6)} MB`;
    const list = [
      [`podwalk status, ${size}`, seconds(bestRun([bin, 'status', file]))],
      ['  of that: Node starts, reads, JSON.parse', seconds(bestRun(['-e', floor, file]))],
    ] as const;
    writeFileSync(file, many.map((object) => JSON.stringify({ type: 'ADDED', object })).join('\n'));
    return [...list, ['podwalk status, the same as watch lines', seconds(bestRun([bin, 'status', file]))]];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `podwalk explain` over a whole cluster, indented by two, every pod with a name and uid of its own. */
function explainFigures(count: number): readonly (readonly [string, string])[] {
  const scratch = mkdtempSync(join(tmpdir(), 'podwalk-bench-'));
  const file = join(scratch, 'pods.json');
  try {
    writeCluster(file, count);
    const tellsMemory = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';
    const begun = performance.now();
    const run = spawnSync(process.execPath, ['--import', tellsMemory, join(root, 'bin/podwalk.js'), 'explain', file], {
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const taken = performance.now() - begun;
    if (run.status !== 0) throw new Error(`podwalk explain ended with ${run.status}`);
    const size = `${thousands(count)} pods, ${Math.round(statSync(file).size / 1e6)} MB`;
    const memory = Number(run.stderr.trim().split('\n').at(-1)) / 1000;
    return [[`podwalk explain, ${size}`, `${seconds(taken)}, ${thousands(memory)} MB`]];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Compiling a pod's machine, walking it to where it is ready, and drawing it. */
function machineFigures(name: string, spec: PodSpec): readonly (readonly [string, string])[] {
  const chart = podChart(spec);
  const steps = walkTimes(chart);
  return [
    [
      `${name}: compile`,
      milliseconds(
        quantile(
          times(() => podChart(spec)),
          0.5,
        ),
      ),
    ],
    [`${name}: one step and its Pod, p95 of ${steps.length}`, milliseconds(quantile(steps, 0.95))],
    [
      `${name}: picture of all steps`,
      milliseconds(
        quantile(
          times(() => picture(chart)),
          0.5,
        ),
      ),
    ],
    [
      `${name}: JSON, ${Math.round(toJson(chart).length / 1000)} kB`,
      milliseconds(
        quantile(
          times(() => toJson(chart)),
          0.5,
        ),
      ),
    ],
  ];
}

/** From any moment of a long walk of nine containers to any other: what a page computes and draws for it. */
function jumpFigures(count: number): readonly (readonly [string, string])[] {
  const chart = podChart(largePod);
  const graph = toGraph(chart);
  const lookup = timelineChart(chart.stages, graph);
  let journey = startJourney(chart);
  while (journey.cursor < count) {
    const lost = choicesAt(chart, momentOf(journey)).find(
      ({ label, blocked }) => label === 'Image not found' && !blocked,
    );
    journey = lost ? take(chart, journey, lost.event) : stepForward(chart, journey);
  }
  toTimeline(lookup, journey, 792);
  const taken = Array.from({ length: count }, (_, index) => {
    const begun = performance.now();
    const shown = goTo(journey, (index * 617) % count);
    const view = viewOf(chart, lookup, shown);
    evidenceOf(view.moment, view.before);
    toTimeline(lookup, shown, 792);
    toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: 944 });
    return performance.now() - begun;
  });
  return [
    [`to any of ${thousands(count)} moments of a walk of nine containers, p95`, milliseconds(quantile(taken, 0.95))],
  ];
}

function walkTimes(chart: Chart): readonly number[] {
  const taken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    let moment: Moment | undefined = momentOf(startJourney(chart));
    while (moment !== undefined) {
      const begun = performance.now();
      const next = wayOn(choicesAt(chart, moment));
      moment = next && nextMoment(chart, moment, next.event);
      if (moment) projectPod(moment.snapshot);
      taken.push(performance.now() - begun);
    }
  }
  return taken;
}

function picture(chart: Chart): string {
  const options = { title: chart.title, description: '', theme: 'auto' } as const;
  return toSvg(firstScene(chart, 'everything', 944), options);
}

/** The way through the machine for everything that a watch saw of a pod. */
function replayFigures(names: readonly string[]): readonly (readonly [string, string])[] {
  const scenarios = names.map((name) =>
    readRecording(readFileSync(join(recordings, `${name}.jsonl`), 'utf8')).filter(
      (seen): seen is PodObservation => seen.kind === 'Pod',
    ),
  );
  const count = scenarios.flat().length;
  const taken = times(() => scenarios.every(explain), 5);
  return [[`replay of ${names.length} recordings, ${count} observations`, milliseconds(quantile(taken, 0.5))]];
}

function explain(observations: readonly PodObservation[]): boolean {
  const [first] = observations;
  if (!first) return true;
  const follower = new PodFollower(toPodSpec(first.object));
  return observations.every(
    ({ at = '', type, object }) => follower.explain({ at: Date.parse(at), type, pod: object }).explained,
  );
}

function manyContainers(count: number): PodSpec {
  const [first] = hello.containers;
  if (!first) throw new RangeError('hello: no container');
  return {
    ...hello,
    containers: Array.from({ length: count }, (_, index) => ({ ...first, name: `web-${index}` })),
  };
}

/** The best of five rounds of a second's quarter each. */
function perSecond(work: () => unknown, size: number): number {
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now();
    let done = 0;
    while (performance.now() - begun < 250) {
      work();
      done += size;
    }
    best = Math.max(best, (done / (performance.now() - begun)) * 1000);
  }
  return best;
}

function times(work: () => unknown, count = 20): readonly number[] {
  return Array.from({ length: count }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
}

/** Milliseconds of the best of three runs of Node. */
function bestRun(argv: readonly string[]): number {
  const taken = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    const { status } = spawnSync(process.execPath, argv, { maxBuffer: 1e9 });
    if (status !== 0) throw new Error(`node ${argv[0]} ended with ${status}`);
    return performance.now() - begun;
  });
  return Math.min(...taken);
}

function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
