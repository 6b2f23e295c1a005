import { beforeAll, describe, expect, test } from 'vitest';
import { Reached } from './reached.ts';
import { conditions, eventReasons, podReasons, terminatedReasons, waitingReasons } from './tables.ts';

let reached: Reached;

beforeAll(() => {
  reached = new Reached();
}, 120_000);

describe('facts 1.4: every waiting reason', () => {
  test.each(waitingReasons)('%o is reached', (reason) => expect(reached.has(`waiting ${reason}`)).toBe(true));
});

describe('facts 1.5: every terminated reason', () => {
  test.each(terminatedReasons)('%o is reached', (reason) => expect(reached.has(`terminated ${reason}`)).toBe(true));
});

describe('facts 1.3: every reason of a pod', () => {
  test.each(podReasons.map((words) => [words.join(' '), words] as const))('%s is reached', (_, words) =>
    expect(reached.hasPodReasons(words)).toBe(true),
  );
});

describe('facts 1.2: every condition', () => {
  test.each(conditions)('%s is reached', (row) => expect(reached.hasCondition(row)).toBe(true));
});

describe('facts 2: every event', () => {
  test.each(eventReasons)('%s is left behind by a step, or is told of as carrying none', (reason) => {
    expect(reached.hasEvent(reason)).toBe(true);
  });
});

test('an exception is an exception: the machine does not reach it', () => {
  expect(reached.needless).toEqual([]);
});
