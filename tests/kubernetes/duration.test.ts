import { expect, test } from 'vitest';
import { humanDuration } from '../../lib/kubernetes/duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

test.each([
  [-2 * second, '<invalid>'],
  [-2 * second + 1, '0s'],
  [-1, '0s'],
  [0, '0s'],
  [999, '0s'],
  [second, '1s'],
  [119 * second + 999, '119s'],
  [2 * minute, '2m'],
  [2 * minute + 5 * second, '2m5s'],
  [10 * minute - 1, '9m59s'],
  [10 * minute + 30 * second, '10m'],
  [3 * hour - 1, '179m'],
  [3 * hour, '3h'],
  [7 * hour + 59 * minute, '7h59m'],
  [8 * hour + 59 * minute, '8h'],
  [48 * hour - 1, '47h'],
  [2 * day, '2d'],
  [2 * day + 3 * hour, '2d3h'],
  [8 * day + 3 * hour, '8d'],
  [2 * year - 1, '729d'],
  [2 * year, '2y'],
  [2 * year + 7 * day, '2y7d'],
  [8 * year + 7 * day, '8y'],
  [Number.NaN, '<invalid>'],
])('K17: %d ms is %s', (ms, words) => {
  expect(humanDuration(ms)).toBe(words);
});
