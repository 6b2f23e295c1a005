import { describe, expect, test } from 'vitest';
import { momentOf, replayEvents, startJourney } from '@/lib/journey/journey.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { openSubject } from '@/lib/journey/subject.ts';
import { projectPod, projectRow } from '@/lib/kubernetes/projection.ts';
import { isCovered, whyNowhere } from '@/lib/status/places.ts';
import { walkAddress, wordWalk } from '@/lib/status/walk.ts';
import { walkToWord, whyNever, wordsWithin } from '@/lib/status/way.ts';
import { statusWords, wordFor } from '@/lib/status/words.ts';
import { hello } from '@/machines/hello.ts';
import { podChart } from '@/machines/pod.ts';
import { podOf } from '../machines/pods.ts';

const reached = statusWords.filter((word) => whyNowhere(word) === undefined);

describe.each(reached)('the walk to $word', (word) => {
  test('ends where kubectl prints it, and its link opens that very moment', async () => {
    const walk = wordWalk(word);
    if (!walk) throw new RangeError(`walk: none leads to ${word.word}`);
    const { machine, subject, events, cursor, clock } = decodeLink(walkAddress(walk).slice('/walk'.length));
    expect(machine).toBe('pod');
    const { chart } = await openSubject('pod', subject);
    const opened = momentOf(replayEvents(chart, events));
    expect(cursor).toBe(events.length);
    expect(clock).toBe(opened.at);
    expect(JSON.stringify(projectPod(opened.snapshot)?.status)).not.toMatch(/\{[a-z]+\}/i);
    if (isCovered(word)) {
      expect(projectPod(opened.snapshot)?.status.reason).toBe(word.word);
      expect(wordFor(projectRow(opened.snapshot, opened.at)?.status ?? '')).not.toBe(word);
    } else {
      expect(wordFor(projectRow(opened.snapshot, opened.at)?.status ?? '')).toBe(word);
    }
  });
});

test('the wait of a crash loop is told in the words of the kubelet', () => {
  const walk = wordWalk(word('CrashLoopBackOff'));
  const pod = walk && projectPod(momentOf(walk.journey).snapshot);
  expect(pod?.status.containerStatuses[0]?.state.waiting?.message).toMatch(/^back-off 10s restarting failed/);
});

test('for a word without a walk there is a sentence that says why, and no walk', () => {
  const without = statusWords.filter((word) => whyNowhere(word) !== undefined);
  expect(without.length).toBeGreaterThan(0);
  for (const word of without) {
    expect(whyNowhere(word)).toMatch(/^[A-Z].*\.$/);
    expect(wordWalk(word)).toBeUndefined();
  }
});

test('a walk goes on from where it stands, and begins anew where nothing leads on', () => {
  const chart = podChart(hello);
  const crash = walkToWord(chart, startJourney(chart), word('Error'));
  if (!crash) throw new RangeError('walk: none leads to Error');
  const loop = walkToWord(chart, crash, word('CrashLoopBackOff'));
  expect(loop?.moments.slice(0, crash.moments.length)).toEqual(crash.moments);
  const gone = walkToWord(chart, crash, word('ErrImagePull'));
  expect(gone).toBeDefined();
});

test('a word that a pod can never come to is known for it beforehand, with the reason', () => {
  const plain = podChart(hello);
  const never = ['Init:Error', 'Init:0/1', 'SchedulingGated', 'ErrImageNeverPull', 'PostStartHookError', 'ExitCode:N'];
  const within = wordsWithin(plain);
  expect(never.filter((one) => within.has(word(one)))).toEqual([]);
  expect(within).toContain(word('OOMKilled'));
  expect(whyNever(plain, word('Init:Error'))).toBe('This pod has no init container.');
  expect(whyNever(plain, word('ErrImageNeverPull'))).toBe('Nothing that this pod has leads there.');
  expect(whyNever(plain, word('ExitCode:N'))).toContain('reason');
  const gated = podChart(podOf('schedulingGates: [{ name: acme/quota }]\ncontainers: [{ name: one, image: a:1 }]'));
  expect(wordsWithin(gated)).toContain(word('SchedulingGated'));
});

function word(printed: string) {
  const found = wordFor(printed);
  if (!found) throw new RangeError(`word: there is no ${printed}`);
  return found;
}
