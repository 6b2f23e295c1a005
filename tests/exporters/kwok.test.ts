import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { toKwok } from '@/lib/exporters/kwok.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import type { Fields } from '@/lib/kubernetes/fields.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { charts } from './charts.ts';
import { stageSchema } from './kwok-schema.ts';
import { applied, matches, type Stage, stageOf } from './stage-player.ts';

const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(stageSchema);
const pods = charts
  .filter(([, chart]) => chart.id === 'pod')
  .map(([name, chart]) => ({ name, spec: specOf(chart), text: toKwok(chart) }));

describe.each(pods)('the Stages of $name', ({ spec, text }) => {
  const documents: readonly unknown[] = parseAllDocuments(text).map((document) => document.toJS());
  const stages = documents.map(stageOf);
  const labels = [...text.matchAll(/^# {3}(\S+): (.+)$/gm)].map(([, label = '', words = '']) => ({ label, words }));

  test('are Stages as KWOK describes them, each with a name of its own', () => {
    expect(documents.flatMap((document) => (validate(document) ? [] : validate.errors))).toEqual([]);
    expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length);
  });

  test('have labels that Kubernetes takes', () => {
    const wrong = labels.filter(({ label }) => !/^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(label));
    expect(wrong).toEqual([]);
    expect(labels.length).toBeGreaterThan(40);
  });

  test('say at the top what they have lost, state by state', () => {
    expect(text).toMatch(/^# The life of a pod\. Not in these Stages:\n(# {1,3}.*\n)+#\n/);
    expect(text).toMatch(/^# - \d+ states of trouble/m);
  });

  test('lead a Pod with a label through the words that are promised, one Stage at a time', () => {
    const shown = labels.map(({ label }) => ({ label, words: wordsOf(stages, spec, label).join(', ') }));
    expect(shown).toEqual(labels);
  });
});

test('a crash loop goes round, and counts', () => {
  const [{ spec, text } = { spec: {}, text: '' }] = pods;
  const stages = parseAllDocuments(text).map((document) => stageOf(document.toJS()));
  const restarts = play(stages, spec, 'web.Error', 16).map((pod) => rowOf(pod).restarts.split(' ')[0]);
  expect(restarts.at(-1)).toBe('4');
  expect(
    play(stages, spec, 'web.Error', 16)
      .slice(-3)
      .map((pod) => rowOf(pod).status),
  ).toContain('CrashLoopBackOff');
});

/** What STATUS says while a Pod follows the Stages, each word once. */
function wordsOf(stages: readonly Stage[], spec: object, label: string): readonly string[] {
  return [...new Set(play(stages, spec, label, 24).map((pod) => rowOf(pod).status))];
}

/** A Pod as KWOK would change it. Where several Stages fit, KWOK would choose by chance: that must not be. */
function play(stages: readonly Stage[], spec: object, label: string, steps: number): readonly Fields[] {
  const seen: Fields[] = [];
  let pod: Fields = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', creationTimestamp: time(0), labels: { 'podwalk/failure': label } },
    spec,
    status: { phase: 'Pending' },
  };
  for (let step = 1; step <= steps; step += 1) {
    const fitting = stages.filter((stage) => matches(stage, pod));
    if (fitting.length > 1) throw new RangeError(`${label}: ${fitting.map(({ name }) => name)} fit at once`);
    const [stage] = fitting;
    if (stage === undefined) break;
    pod = applied(stage, pod, time(step));
    seen.push(pod);
  }
  return seen;
}

function specOf(chart: Chart): object {
  const { moments } = walkOn(chart, startJourney(chart));
  return moments.flatMap(({ snapshot }) => projectPod(snapshot)?.spec ?? []).at(-1) ?? {};
}

function rowOf(pod: Fields) {
  return printedRow(parsePod(pod, 'the Pod'), Date.parse(time(99)));
}

function time(step: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, step)).toISOString();
}
