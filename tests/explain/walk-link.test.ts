import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OwnDesk } from '../../lib/explain/desk/desk.ts';
import { walkLink } from '../../lib/explain/way/walk-link.ts';
import { momentOf, replayEvents, startJourney } from '../../lib/journey/journey.ts';
import { decodeLink } from '../../lib/journey/link-reading.ts';
import { openLink } from '../../lib/journey/opening.ts';
import { firstSubject, openSubject } from '../../lib/journey/subject.ts';
import { podChart } from '../../machines/pod.ts';
import { folder } from '../recordings.ts';
import { now } from './texts.ts';

const names = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));

describe('a walk goes on from where a real pod stands', () => {
  test.each(names)('%s', async (name) => {
    const desk = new OwnDesk();
    const { pods } = await desk.read([{ source: readFileSync(join(folder, name), 'utf8') }], now, () => undefined);
    if (pods === 0) return;
    const { spec, events, steps, restarts } = await desk.way(0);
    if (steps.length === 0) return;
    const link = decodeLink(walkLink(spec, { events, restarts }, events.length));
    const subject = firstSubject('pod');
    const { journey } = await openLink('pod', link, { subject, journey: startJourney(subject.chart) }, (named) =>
      openSubject('pod', named),
    );
    const there = momentOf(journey);
    const here = replayEvents(podChart(spec), events).moments.at(-1);
    expect([there.snapshot.value, there.at]).toEqual([here?.snapshot.value, here?.at]);
  });
});
