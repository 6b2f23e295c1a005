import { delayOf, graceOf } from '@/machines/delays.ts';
import { fill } from '@/machines/fill.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import type { Moment } from './moment.ts';

/**
 * Fills what only the moment knows into a sentence of the machine: `{node}`, `{grace}`, and of the container
 * `{exitCode}`, `{restarts}` and `{wait}`, the length of its back-off.
 */
export function tell(text: string, { snapshot }: Moment, container?: string): string {
  const context: unknown = snapshot.context;
  if (!text.includes('{') || !isPodContext(context)) return text;
  const record = container === undefined ? undefined : context.containers[container];
  const ended = record?.instance?.exitCode !== undefined ? record.instance : record?.previous;
  return fill(text, {
    node: context.node ?? 'the node',
    grace: String(graceOf(context)),
    pod: context.spec.name,
    namespace: context.spec.namespace,
    exitCode: String(ended?.exitCode ?? 0),
    restarts: String(record?.restartCount ?? 0),
    ...(container && record ? { wait: waitOf(container) } : {}),
  });

  function waitOf(name: string): string {
    if (!isPodContext(context)) return '';
    const timer = context.timers[`backoff.elapsed.${name}`];
    const ms = timer ? timer.due - timer.from : delayOf({ type: 'imagePullBackOff', container: name }, context);
    return `${Math.round(ms / 1000)} s`;
  }
}
