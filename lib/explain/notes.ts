import { type Facts, newest, onEvent } from './facts.ts';
import type { Evidence } from './finding.ts';

const harmless: readonly (readonly [string, string])[] = [
  ['FailedToRetrieveImagePullSecret', 'A pull secret that the pod names does not exist; so far it was not needed'],
  ['MissingClusterDNS', 'The node has no cluster DNS configured'],
  ['DNSConfigForming', 'The DNS settings of the pod are cut'],
  ['FailedPreStopHook', 'A preStop hook failed; stopping went on'],
  ['ProbeWarning', 'A probe passed with a warning'],
  ['NotTriggerScaleUp', 'The autoscaler adds no node for this pod'],
];

/** Warnings that do the pod no harm, but that somebody may want to know. */
export function notesOn({ events }: Facts): readonly Evidence[] {
  return harmless.flatMap(([reason, claim]) => {
    const event = newest(events, [reason]);
    return event ? [onEvent(event, claim)] : [];
  });
}
