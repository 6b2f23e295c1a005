import { describe, expect, test } from 'vitest';
import { walkTo } from '@/lib/journey/going.ts';
import { momentOf, startJourney } from '@/lib/journey/journey.ts';
import { atomicPaths } from '@/lib/journey/path.ts';
import { chartIds, chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';

/** What the first pod can never say, because its manifest gives no occasion for it. */
const closed = [
  'Held by a finalizer',
  'FailedMount',
  'DeadlineExceeded',
  'InvalidImageName',
  'ErrImageNeverPull',
  'CreateContainerConfigError',
  'PostStartHookError',
  'StartError',
  'Succeeded or Failed',
];

describe.each(chartIds)('the finder of %s', (id) => {
  const chart = chartOf(id);
  const states = toGraph(chart).states.filter(({ meta }) => meta.mark !== 'gate' && !closed.includes(meta.title));

  test.each(states.map((state) => ({ id: state.id, title: state.meta.title })))('leads to $title, $id', (state) => {
    const walk = walkTo(chart, startJourney(chart), state.id);
    expect(walk && atomicPaths(momentOf(walk).snapshot)).toContain(state.id);
  });
});

test('a state that this pod cannot reach is answered while the reader waits', () => {
  const chart = chartOf('pod');
  expect(walkTo(chart, startJourney(chart), 'containers.web.ErrImageNeverPull')).toBeUndefined();
}, 10_000);
