import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inquire } from '../../lib/explain/inquiry.ts';
import { reportOn } from '../../lib/explain/report.ts';
import { noWay } from '../../lib/explain/way/way.ts';
import { folder } from '../recordings.ts';
import { brokenEvidence } from './evidence-law.ts';

const now = Date.parse('2026-11-23T20:26:31Z');
const cluster = ['pods.json', 'events.json', 'nodes.json'].map((file) =>
  readFileSync(join(folder, 'cluster', file), 'utf8'),
);
/** As far as to each line: whatever a person would have had in hand at that moment. */
const scenarios = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));

function evidenceIn(source: string) {
  return inquire([{ source }], now).answers.map(({ explanation, locate }) => {
    const report = reportOn(explanation, noWay, locate);
    return { count: report.evidence.length, broken: brokenEvidence(report, source), report };
  });
}

describe('all evidence can be read where it says, at a line that is there', () => {
  test.each(scenarios)('at each moment of %s', (file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
    const step = Math.ceil(lines.length / 12);
    for (let until = lines.length; until > 0; until -= step) {
      const found = evidenceIn(lines.slice(0, until).join('\n'));
      expect(found.flatMap(({ broken }) => broken)).toEqual([]);
    }
  });

  test('of a whole cluster', () => {
    const found = evidenceIn(cluster.join('\n'));
    expect(found.flatMap(({ broken }) => broken)).toEqual([]);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(100);
  });

  test('and what cannot be read is noticed: another value, another path, another line', () => {
    const source = cluster.join('\n');
    const [sick] = evidenceIn(source).filter(({ count }) => count > 1);
    const [first] = sick?.report.evidence ?? [];
    if (!sick || !first) throw new Error('there is no evidence');
    const changed = (change: object) => brokenEvidence({ ...sick.report, evidence: [{ ...first, ...change }] }, source);
    expect(changed({})).toEqual([]);
    for (const change of [{ value: 'something else' }, { path: 'status.nowhere' }, { line: null }, { line: 10 ** 7 }]) {
      expect(changed(change), JSON.stringify(change)).toHaveLength(1);
    }
  });
});
