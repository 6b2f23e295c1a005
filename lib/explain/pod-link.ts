import { packed } from '@/lib/journey/link.ts';
import { longestFragment } from '@/lib/journey/link-reading.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { Facts } from './facts.ts';
import { newestLines } from './pod-recording.ts';

/** Of older Events little is learned, and a link should stay short. */
const mostEvents = 60;

/**
 * The fragment of a link to an explained pod, without its `#`; `unpacked` gives its text back. It holds the pod's newest
 * observation and its Events. With a salt its names are others. Throws an InputError where the pod is too large for a link.
 */
export function podLink(facts: Facts, salt: string | undefined): string {
  const fragment = packed(newestLines(facts, mostEvents, salt));
  if (fragment.length <= longestFragment) return fragment;
  throw new InputError({ what: 'the pod is too large for a link', remedy: 'Save the recording instead.' });
}
