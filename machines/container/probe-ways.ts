import type { ActionRef } from '../actions.ts';
import type { ProbeKind } from '../pod-context.ts';
import type { StateRow, WayRow } from '../region.ts';
import { container, says } from './record.ts';

/** Not ready until the readiness probe succeeds. */
export const probed: Pick<StateRow, 'timer' | 'on'> = {
  timer: {
    event: `readiness.succeeded.${container}`,
    label: 'readiness probe',
    delay: { type: 'probe', container, probe: 'readiness' },
  },
  on: [
    {
      event: `readiness.succeeded.${container}`,
      to: 'running.ready',
      label: 'Readiness probe succeeds',
      does: [{ type: 'probe.pass', params: { container, probe: 'readiness' } }],
    },
    {
      event: `readiness.failed.${container}`,
      to: 'running.unready',
      label: 'Readiness probe fails',
      way: 'failure',
      does: [{ type: 'probe.fail', params: { container, probe: 'readiness' } }, unhealthy('Readiness')],
    },
  ],
};

/** A probe run that fails: below the threshold it only counts, at the threshold it has its consequence. */
export function probeFails(
  probe: ProbeKind,
  to: string | undefined,
  label: string,
  kills: string | undefined,
  last: boolean,
): WayRow {
  return {
    event: `${probe}.failed.${container}`,
    ...(to === undefined || to === 'ready' ? {} : { to }),
    label: last ? `${label} for the last time` : label,
    way: 'failure',
    quiet: true,
    ...(last ? {} : { outcome: 'Unhealthy' }),
    when: { type: 'lastProbe', params: { container, probe, is: last } },
    does: [
      { type: 'probe.fail', params: { container, probe } },
      unhealthy(`${probe[0]?.toUpperCase()}${probe.slice(1)}`),
      ...(kills ? [says({ reason: 'Killing', message: kills })] : []),
    ],
  };
}

/** A success between failures starts the count anew. */
export function probeRecovers(probe: ProbeKind, label: string): WayRow {
  return {
    event: `${probe}.succeeded.${container}`,
    label,
    way: 'repair',
    quiet: true,
    when: { type: 'probeFailing', params: { container, probe } },
    does: [{ type: 'probe.pass', params: { container, probe } }],
  };
}

/** A probe that the container does not have: the choice stays, with the reason why it cannot happen. */
export function blockedProbe(probe: ProbeKind, label: string): WayRow {
  return {
    event: `${probe}.failed.${container}`,
    label,
    way: 'failure',
    when: { type: 'probe', params: { container, probe } },
  };
}

function unhealthy(kind: string): ActionRef {
  return says(
    { reason: 'Unhealthy', message: `${kind} probe failed: HTTP probe failed with statuscode: 503` },
    'Warning',
  );
}
