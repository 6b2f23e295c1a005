import type { Fields } from '../../lib/kubernetes/fields.ts';
import { type Pod, parsePod } from '../../lib/kubernetes/pod.ts';

/** The parts of a Pod that a test is about; the rest is a Running pod with one container called app. */
export interface Sample {
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly status?: Fields;
}

/** A Pod made of the parts that a test is about. */
export function samplePod({ metadata, spec, status }: Sample): Pod {
  const sample = {
    kind: 'Pod',
    metadata: { name: 'web', ...metadata },
    spec: { containers: [{ name: 'app', image: 'web:1' }], ...spec },
    status: { phase: 'Running', ...status },
  };
  return parsePod(sample, 'the sample');
}

/** A container status in a state, with what a test adds to it. */
export function statusOf(name: string, state: Fields, more: Fields = {}): Fields {
  return { name, state, ready: false, restartCount: 0, lastState: {}, ...more };
}

export const running: Fields = { running: { startedAt: '2026-11-23T20:00:00Z' } };

/** A state that waits for a reason. */
export function waiting(reason?: string): Fields {
  return { waiting: { reason } };
}

/** A state that ended. */
export function ended(exitCode: number, reason?: string, more: Fields = {}): Fields {
  return { terminated: { exitCode, reason, ...more } };
}
