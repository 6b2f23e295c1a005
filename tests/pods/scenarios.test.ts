import { describe, expect, test } from 'vitest';
import { momentOf, replayEvents } from '@/lib/journey/journey.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { openSubject } from '@/lib/journey/subject.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { scenariosWith, scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { walkAddress } from '@/lib/status/walk.ts';
import { wordFor } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';

describe.each(scenarios)('the page of the scenario $name', (scenario) => {
  const walk = scenarioWalk(scenario);

  test('leads from every row that kubectl shows to the page of its word', () => {
    expect(walk.rows.filter(({ index, word }) => index < 0 || !word)).toEqual([]);
  });

  test('opens the walk at the moment of a row', async () => {
    const { subject, events, cursor } = decodeLink(walkAddress(walk).slice('/walk'.length));
    const { chart } = await openSubject('pod', subject);
    const opened = momentOf({ ...replayEvents(chart, events), cursor });
    const shown = walk.rows.find(({ index }) => index === cursor);
    expect(projectRow(opened.snapshot, opened.at)?.status).toBe(shown?.row.status);
  });
});

test('a word leads to the scenarios that are found by it', () => {
  const loop = wordFor('CrashLoopBackOff');
  if (!loop) throw new RangeError('word: there is no CrashLoopBackOff');
  expect(scenariosWith(loop).map(({ name }) => name)).toContain('crash-loop');
});
