import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lib/explain/catalogue.ts';
import { inquire } from '../../lib/explain/inquiry.ts';
import { reportOn } from '../../lib/explain/report.ts';
import { noWay } from '../../lib/explain/way/way.ts';
import { brokenEvidence } from './evidence-law.ts';
import { endingCases } from './on-call/ending-cases.ts';
import { imageCases } from './on-call/image-cases.ts';
import { rareCases } from './on-call/rare-cases.ts';
import { runningCases } from './on-call/running-cases.ts';
import { schedulingCases } from './on-call/scheduling-cases.ts';
import { startCases } from './on-call/start-cases.ts';

const now = Date.parse('2026-11-23T20:06:00Z');
const groups = { imageCases, schedulingCases, startCases, runningCases, endingCases, rareCases };

test('every cause of the catalogue has a case, and every case a cause of the catalogue', () => {
  const met = Object.values(groups).flatMap((cases) => cases.flatMap(({ cause }) => cause ?? []));
  expect(new Set(met)).toEqual(new Set(catalogue.map(({ id }) => id)));
});

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.what, one] as const))('%s', (_what, { cause, given }) => {
    const source = given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one, null, 2))).join('\n');
    const { answers, unread } = inquire([{ source }], now, now);
    expect(unread).toEqual([]);
    const [answer] = answers;
    if (!answer) throw new Error('there is no pod');
    const report = reportOn(answer.explanation, noWay, answer.locate);
    expect([report.cause, report.healthy], report.verdict).toEqual([cause, cause === null]);
    expect(report.verdict).toMatch(/^\S.*\.$/s);
    expect(report.verdict).not.toMatch(/\{\w+\}|undefined|NODE\b|NAME\b/);
    expect(brokenEvidence(report, source)).toEqual([]);
    for (const { run } of [...report.commands, ...report.alternatives.map(({ decides }) => decides)]) {
      expect(run).toMatch(/^(?:kubectl |crane |docker run )/);
      if (/ (?:logs|exec|describe pod|get pod) /.test(run)) expect(run).toContain(`kubectl -n ${report.namespace} `);
    }
    if (cause !== null) expect(report.evidence.length + report.commands.length).toBeGreaterThan(1);
  });
});
