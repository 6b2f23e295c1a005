import { humanDuration } from '@/lib/kubernetes/duration.ts';
import type { Course, TriedRow, WhatIf } from './course.ts';

/** What comes of a trial, and what if nothing is done. */
export function outcomeSentence({ anew, leaving, left, tried }: Omit<WhatIf, 'says'>): string {
  const end = anew ? newSaid(tried) : `With it, the pod ${courseSaid(tried, leaving)}`;
  return left ? `${end}. Left alone, it ${courseSaid(left, leaving)}.` : `${end}.`;
}

/** A pod that is well stays so for longer than this, in milliseconds; one that crashes again and again only looks it. */
const settling = 60_000;

/** Whether a row is of a pod that is well until the end: all containers ready and all gates open, or done. */
function isWell({ after, ready, status, readinessGates }: TriedRow, until: number): boolean {
  if (after > until - settling) return false;
  return (status === 'Running' && isFull(ready) && isFull(readinessGates)) || status === 'Completed';
}

/** `2/2`, and what counts nothing. */
function isFull(count: string): boolean {
  const [done, all = done] = count.split('/');
  return done === all;
}

function newSaid(course: Course): string {
  const end = course.rows.at(-1);
  if (end === undefined) return 'A new pod with it does not come to be';
  if (course.gone) return `A new pod with it ${endedWell(course) ? 'ends as it should' : 'is gone'} ${spent(end)}`;
  if (isWell(end, course.until)) return `A new pod with it is ${wellSaid(end)} ${spent(end)}`;
  return `A new pod with it shows ${end.ready} ${end.status} after ${minutes(course)}`;
}

function courseSaid(course: Course, leaving: boolean): string {
  const { rows, gone, until } = course;
  const [first] = rows;
  const end = rows.at(-1);
  if (!first || !end) return 'is gone';
  if (gone) return `is gone ${spent(end)}`;
  if (!leaving && isWell(end, until)) return `is ${wellSaid(end)} ${spent(end)}`;
  const more = Number(end.restarts) - Number(first.restarts);
  const restarts = more > 0 ? ` and ${more} more ${more === 1 ? 'restart' : 'restarts'}` : '';
  const gates = isFull(end.readinessGates) ? '' : ` and readiness gates ${end.readinessGates}`;
  return `shows ${end.ready} ${end.status}${gates} after ${minutes(course)}${restarts}`;
}

/** `10 min`, or less where it was followed for less. */
function minutes({ until }: Course): string {
  return until % 60_000 === 0 ? `${until / 60_000} min` : humanDuration(until);
}

function endedWell({ rows }: Course): boolean {
  return rows.every(({ status }) => status !== 'Error');
}

function wellSaid({ status }: TriedRow): string {
  return status === 'Completed' ? 'done' : 'Running and ready';
}

function spent({ after }: TriedRow): string {
  return after < 1000 ? 'at once' : `after ${humanDuration(after)}`;
}
