import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SceneInput } from '@/lib/diagram/scene-input.ts';
import { toStrip } from '@/lib/diagram/strip.ts';
import { toSvg } from '@/lib/exporters/svg.ts';
import { choicesAt, timersAt } from '@/lib/journey/choices.ts';
import { momentOf } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import type { Chart } from '@/machines/chart.ts';
import { charts, graphOf, sceneOf, walkTo } from './scenes.ts';

/*
 * The pictures that a reviewer looks at. UPDATE_PICTURES=1 writes them anew; the change is then to be seen in the diff.
 */
const folder = join(import.meta.dirname, 'golden');

const pictures: Readonly<
  Record<string, readonly [chart: string, path: readonly string[], more?: Partial<SceneInput>]>
> = {
  'pull-begins': ['one', ['containers.web.Pulling']],
  'pull-backs-off': ['one', ['containers.web.Pulling', '!Image not found', 'containers.web.ImagePullBackOff']],
  'pull-on-a-phone': ['one', ['containers.web.Pulling'], { width: 390 }],
  'pull-in-an-embed': ['one', ['containers.web.Pulling'], { width: 440 }],
  unschedulable: ['one', ['placement.filtering', '!Not enough cpu']],
  'volumes-mount': ['one', ['node.mounting']],
  'config-error': ['one', ['containers.web.creating', '!ConfigMap or Secret is missing']],
  ready: ['one', ['containers.web.running.ready']],
  'crash-loop': [
    'one',
    [
      'containers.web.running.ready',
      '!web exits with 1',
      'containers.web.running.ready',
      '!web exits with 1',
      'containers.web.CrashLoopBackOff',
    ],
  ],
  terminating: ['one', ['containers.web.running.ready', '!Someone deletes the pod', 'containers.web.SIGTERM']],
  'three-lanes': ['three', ['containers.worker.starting']],
  staircase: ['five', ['containers.worker.starting']],
  'init-crashes': ['orders', ['containers.migrate.running.ready', '!migrate exits with 1']],
  everything: ['one', [], { zoom: 'everything' }],
  spine: ['two', ['containers.api.creating'], { zoom: 'spine' }],
  peek: ['one', ['containers.web.Pulling'], { open: 'schedule' }],
  'kubernetes-workflow': ['kubernetes', ['pull']],
  'container-workflow': ['container', [], { zoom: 'everything' }],
};

describe('the picture is the one that was looked at', () => {
  test.each(Object.entries(pictures))('%s', (name, [chart, path, more]) => {
    const { svg } = drawn(chart, path, more);
    expectPicture(name, svg);
  });

  test('strip', () => {
    const { machine, journey } = walked('one', ['containers.web.Pulling']);
    expectPicture(
      'strip',
      toSvg(toStrip({ ...inputOf(machine, journey), width: 1200 }), {
        title: 'strip',
        description: 'The seven steps.',
        theme: 'light',
      }),
    );
  });
});

test('a whole pod takes at most 80 kB', () => {
  const { svg } = drawn('ten', ['containers.mailer.running.ready'], { zoom: 'everything' });
  expect(svg.length).toBeLessThanOrEqual(80 * 1024);
});

test('the same moment gives the same bytes', () => {
  const path = ['containers.worker.starting'];
  expect(drawn('three', path).svg).toBe(drawn('three', path).svg);
});

test('a picture says what it is and asks for nothing', () => {
  for (const theme of ['light', 'dark', 'auto', 'inherit'] as const) {
    const { machine, journey } = walked('one', ['containers.web.Pulling']);
    const svg = toSvg(sceneOf(machine, journey), { title: 'A < B', description: 'Pulling', theme });
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="podwalk-title podwalk-desc">\n<title id="podwalk-title">A &lt; B<\/title>/,
    );
    expect(svg).not.toMatch(/<script|url\(|href=|NaN|undefined/);
    expect(svg.includes('prefers-color-scheme')).toBe(theme === 'auto');
  }
});

function walked(chart: string, path: readonly string[]) {
  const machine = charts[chart];
  if (!machine) throw new RangeError(`chart: ${chart}`);
  return { machine, journey: walkTo(machine, path) };
}

function drawn(chart: string, path: readonly string[], more?: Partial<SceneInput>) {
  const { machine, journey } = walked(chart, path);
  const svg = toSvg(sceneOf(machine, journey, more), { title: chart, description: path.join(', '), theme: 'light' });
  return { svg };
}

function inputOf(chart: Chart, journey: Journey) {
  const moment = momentOf(journey);
  return {
    chart,
    graph: graphOf(chart),
    containers: [],
    trail: trailOf(journey),
    choices: choicesAt(chart, moment),
    timers: timersAt(chart, moment),
    moment,
  };
}

function expectPicture(name: string, svg: string): void {
  const file = join(folder, `${name}.svg`);
  if (process.env.UPDATE_PICTURES || !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, svg);
  }
  expect(svg === readFileSync(file, 'utf8'), `${file} differs: look at both, then run with UPDATE_PICTURES=1`).toBe(
    true,
  );
}
