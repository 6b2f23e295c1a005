import type { Fields } from '@/lib/kubernetes/fields.ts';
import { childOf, type Described, wordOf } from './described-tree.ts';

/** A container as `kubectl describe` shows it, in the form of the API: what was asked for, and what is known. */
export interface DescribedContainer {
  readonly spec: Fields;
  readonly status: Fields;
  /** Lines within the text, by what stands there. */
  readonly lines: Readonly<Record<string, number>>;
}

/** Reads one container of `kubectl describe pod`. */
export function describedContainer({ key: name, line, children }: Described): DescribedContainer {
  const state = childOf(children, 'State');
  const last = childOf(children, 'Last State');
  return {
    spec: {
      name,
      image: wordOf(children, 'Image'),
      ...(childOf(children, 'Restart Policy') ? { restartPolicy: wordOf(children, 'Restart Policy') } : {}),
      resources: { limits: pairsOf(childOf(children, 'Limits')), requests: pairsOf(childOf(children, 'Requests')) },
      ...probe('livenessProbe', wordOf(children, 'Liveness')),
      ...probe('readinessProbe', wordOf(children, 'Readiness')),
      ...probe('startupProbe', wordOf(children, 'Startup')),
    },
    status: {
      name,
      ready: wordOf(children, 'Ready') === 'True',
      restartCount: Number(wordOf(children, 'Restart Count') ?? 0) || 0,
      state: stateOf(state),
      lastState: stateOf(last),
      image: wordOf(children, 'Image'),
      containerID: wordOf(children, 'Container ID'),
      ...(state?.value === 'Running' ? { started: true } : {}),
    },
    lines: {
      '': line,
      ...(state ? linesOf('state', state) : {}),
      ...(last ? linesOf('lastState', last) : {}),
      restartCount: childOf(children, 'Restart Count')?.line ?? line,
      ready: childOf(children, 'Ready')?.line ?? line,
    },
  };
}

function linesOf(name: string, { line, value, children }: Described): Readonly<Record<string, number>> {
  const at = `${name}.${value.toLowerCase()}`;
  const keys = {
    Reason: 'reason',
    Message: 'message',
    'Exit Code': 'exitCode',
    Started: 'startedAt',
    Finished: 'finishedAt',
  };
  return Object.fromEntries([
    [at, line],
    ...Object.entries(keys).map(([key, field]) => [`${at}.${field}`, childOf(children, key)?.line ?? line]),
  ]);
}

function stateOf(state: Described | undefined): Fields {
  const { value, children = [] } = state ?? {};
  const reason = wordOf(children, 'Reason');
  const message = wordOf(children, 'Message');
  if (value === 'Waiting') return { waiting: { reason, message } };
  if (value === 'Running') return { running: { startedAt: dateOf(wordOf(children, 'Started')) } };
  if (value !== 'Terminated') return {};
  const code = Number(wordOf(children, 'Exit Code'));
  const signal = Number(wordOf(children, 'Signal'));
  return {
    terminated: {
      reason,
      message,
      exitCode: Number.isSafeInteger(code) ? code : 0,
      ...(Number.isSafeInteger(signal) ? { signal } : {}),
      startedAt: dateOf(wordOf(children, 'Started')),
      finishedAt: dateOf(wordOf(children, 'Finished')),
    },
  };
}

/** The RFC 3339 time of what `describe` prints in RFC 1123: `Mon, 23 Nov 2026 20:19:07 +0000`. */
export function dateOf(value: string | undefined): string | undefined {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

function pairsOf(node: Described | undefined): Fields {
  return Object.fromEntries((node?.children ?? []).map(({ key, value }) => [key, value]));
}

/** `http-get http://:8080/healthz delay=5s timeout=1s period=10s #success=1 #failure=3` */
function probe(name: string, value: string | undefined): Fields {
  if (value === undefined) return {};
  const number = (key: string) => Number(new RegExp(`${key}=(\\d+)`).exec(value)?.[1] ?? 0);
  return {
    [name]: {
      initialDelaySeconds: number('delay'),
      timeoutSeconds: number('timeout'),
      periodSeconds: number('period'),
      successThreshold: number('#success'),
      failureThreshold: number('#failure'),
    },
  };
}
