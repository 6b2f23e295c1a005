import { describe, expect, test } from 'vitest';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { findWords } from '@/lib/status/finding.ts';
import { slugOf } from '@/lib/status/word.ts';
import { statusWords, wordAt, wordFor } from '@/lib/status/words.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from '../machines/pods.ts';
import { reachOf } from '../machines/reach.ts';
import { recordedPods, scenarios } from '../recordings.ts';
import { podReasons, terminatedReasons, waitingReasons } from '../truth/tables.ts';

/** Rows of the tables that are no word: what stands where there is none, and a second way to one. */
const wordless = new Set(['(no containerStatuses yet)', '', 'Completed (inferred for a lost init container)']);
const words = new Set(statusWords.map(({ word }) => word));

describe('every row of the tables has its word', () => {
  test.each(
    [...new Set([...waitingReasons, ...terminatedReasons, ...podReasons.flat()])].filter(
      (reason) => !wordless.has(reason),
    ),
  )('%s', (reason) => expect(words).toContain(reason));
});

describe('what the machine prints for any pod is a word of the list', () => {
  test.each(Object.entries(pods))('%s', (_, spec) => {
    const printed = reachOf(podChart(spec), 400).places.flatMap(({ moment: { snapshot, at } }) => {
      const row = projectRow(snapshot, at);
      return row ? [row.status] : [];
    });
    expect([...new Set(printed)].filter((status) => !wordFor(status))).toEqual([]);
  });
});

test('what a real cluster printed is a word of the list', () => {
  const printed = scenarios.flatMap((scenario) => recordedPods(scenario).flatMap((seen) => seen.printed?.Status ?? []));
  expect(printed.length).toBeGreaterThan(100);
  expect([...new Set(printed)].filter((status) => !wordFor(status))).toEqual([]);
});

test('no word comes twice, and every word has an address of its own without a colon or a slash', () => {
  expect(words.size).toBe(statusWords.length);
  const slugs = statusWords.map(slugOf);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs.filter((slug) => !/^[A-Za-z0-9-]+$/.test(slug))).toEqual([]);
  for (const word of statusWords) expect(wordAt(slugOf(word))).toBe(word);
});

test('the numbers in a printed word stand for any', () => {
  expect(wordFor('Init:0/7')?.word).toBe('Init:0/1');
  expect(wordFor('Init:3/7')?.word).toBe('Init:1/2');
  expect(wordFor('ExitCode:137')?.word).toBe('ExitCode:N');
  expect(wordFor('Init:Signal:9')?.word).toBe('Init:Signal:N');
  expect(wordFor('Exploded')).toBeUndefined();
});

test('the words come in the order of the line, and each has a few words of its own', () => {
  const order = ['schedule', 'accept', 'pull', 'start', 'running', 'terminating', 'end'];
  const stages = statusWords.map(({ stage }) => order.indexOf(stage));
  expect(stages).toEqual(stages.toSorted((a, b) => a - b));
  expect(statusWords.filter(({ gloss }) => gloss.length < 5 || gloss.length > 70)).toEqual([]);
});

describe('what people type finds the word that they mean first', () => {
  test.each([
    ['oom', 'OOMKilled'],
    ['exit 137', 'OOMKilled'],
    ['crashloop', 'CrashLoopBackOff'],
    ['init:2/5', 'Init:1/2'],
    ['ExitCode:3', 'ExitCode:N'],
    ['0/9 nodes', 'Pending'],
    ['imagepullbackoff', 'ImagePullBackOff'],
  ])('%s', (asked, word) => expect(findWords(statusWords, asked)[0]?.word).toBe(word));
});
