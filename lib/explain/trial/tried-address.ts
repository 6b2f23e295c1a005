import { encodeLink } from '@/lib/journey/link.ts';
import type { Course } from './course.ts';

/** The fragment of a link to the walk along a course, standing where the change is made. */
export function courseLink({ manifest, events, before }: Course): string {
  const clock = events[before - 1]?.at ?? 0;
  return encodeLink({ machine: 'pod', subject: { manifest, workload: 0 }, events, cursor: before, clock });
}

/** The fragment of the page that compares two courses. */
export function coursesLink(left: Course, tried: Course): string {
  const side = ({ manifest, events }: Course) =>
    encodeLink({ machine: 'pod', subject: { manifest, workload: 0 }, events, cursor: 0, clock: 0 });
  const at = left.events[left.before - 1]?.at ?? 0;
  return `a=${side(left)}&b=${side(tried)}&at=${at}`;
}
