import { expect, test } from 'vitest';
import { stepSeen } from '../../lib/explain/step-seen.ts';
import { specSeen } from '../../lib/journey/watch.ts';
import { toGraph } from '../../machines/graph.ts';
import { podChart } from '../../machines/pod.ts';
import { scenarios } from '../recordings.ts';
import { explained, recordedUntil } from './scenario.ts';

test.each(scenarios)('%s ends in a step of the states in which its Pod may stand', (file) => {
  for (const { facts, states } of explained(recordedUntil(file.replace('.jsonl', '')))) {
    // Of a pod that is gone, the last thing seen is older than its end.
    if (facts.gone) continue;
    const graph = toGraph(podChart(specSeen(facts.pod)));
    const stand = graph.states.filter(({ id }) => states.includes(id)).map(({ meta }) => meta.stage);
    expect(stand, states.join()).toContain(stepSeen(facts.pod));
  }
});
