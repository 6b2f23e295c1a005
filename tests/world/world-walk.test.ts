import { describe, expect, test } from 'vitest';
import { encodeLink } from '@/lib/journey/link.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { samples } from '@/lib/journey/samples.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { plainWorldText } from '@/lib/world/plain-world.ts';
import { rowsOf } from '@/lib/world/showing.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { fairWorld } from '@/lib/world/world.ts';
import { readWorld, worldFaults } from '@/lib/world/world-text.ts';
import { simulatedTime, walkInWorld, walkOnInWorld, workloadOf } from '@/lib/world/world-walk.ts';

const hello = plainWorldText(workloadOf(undefined).spec);
const broken = hello.replace('registry: present', 'registry: notFound');

describe.each(samples)('the world that $id begins with', ({ id }) => {
  const workload = workloadOf({ sample: id });
  const text = plainWorldText(workload.spec);

  test('walks like the fair one', () => {
    const walk = (world = fairWorld) => rowsOf(simulate(workload, world, simulatedTime).journey.moments);
    expect(walk(readWorld(text, { spec: workload.spec }))).toEqual(walk());
  });

  test('has hints that can be taken as they are', () => {
    expect(worldFaults(text.replace(/^#(?! [A-Z])/gm, ''), { spec: workload.spec })).toEqual([]);
  });
});

test('a walk is shown where it first goes wrong, and where nothing does, when kubectl first finds the pod', () => {
  const shownIn = (text: string) => {
    const { journey } = walkInWorld(undefined, text);
    const moment = journey.moments[journey.cursor];
    return moment && projectRow(moment.snapshot, moment.at)?.status;
  };
  expect(shownIn(broken)).toBe('ErrImagePull');
  expect(shownIn(hello)).toBe('Pending');
});

test('in a repaired world a walk goes on from where it stands', () => {
  const { subject, journey } = walkInWorld(undefined, broken);
  const { journey: repaired } = walkOnInWorld(subject, journey, hello);
  expect(repaired.cursor).toBe(journey.cursor);
  expect(repaired.moments.slice(0, repaired.cursor + 1)).toEqual(journey.moments.slice(0, journey.cursor + 1));
  expect(rowsOf(journey.moments).at(-1)?.row.status).toBe('ImagePullBackOff');
  expect(rowsOf(repaired.moments).at(-1)?.row).toMatchObject({ status: 'Running', ready: '1/1' });
});

test('the link of a walk holds its world', () => {
  const { subject } = walkInWorld({ sample: 'orders' }, plainWorldText(workloadOf({ sample: 'orders' }).spec));
  expect(subject.link).toMatchObject({ sample: 'orders', world: expect.stringContaining('kind: World') });
  const link = { machine: 'pod', events: [], cursor: 0, clock: 0, ...(subject.link ? { subject: subject.link } : {}) };
  expect(decodeLink(encodeLink(link))).toEqual(link);
});
