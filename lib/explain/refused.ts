import { type Sort, sortOf } from './cause.ts';
import type { GivenRefusal, Material } from './input/material.ts';
import type { Place } from './input/place.ts';

/** Why the API server would not make something; then there is no pod to look at. */
export interface Refused {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly cause: string;
  readonly verdict: string;
  readonly outlook: string;
  readonly message: string;
  /** How often it was refused. */
  readonly count: number;
  readonly place: Place;
}

interface RefusalSort extends Sort {
  /** `{name}` is the object, `{1}` what the pattern caught. */
  readonly verdict: string;
  readonly outlook: string;
}

const corrected = 'Waiting will not help; the manifest must be corrected.';

const refusalSorts: readonly RefusalSort[] = [
  {
    id: 'pod-security-refused',
    title: 'a pod that Pod Security does not admit',
    pattern: /violates PodSecurity "([^"]+)"/,
    verdict: 'Pod Security ({1}) does not admit the pods of {name}, so there are none.',
    outlook: 'Waiting will not help; the pod must meet the standard, or the label of the namespace must allow it.',
  },
  {
    id: 'quota-exceeded',
    title: 'a quota that is used up',
    pattern: /exceeded quota: ([^,\s]+)|failed quota: ([^,\s:]+)/,
    verdict: 'The quota {1} of the namespace has no room for the pods of {name}.',
    outlook: 'It goes on by itself when other pods end, or with a larger quota.',
  },
  {
    id: 'service-account-missing',
    title: 'a service account that does not exist',
    pattern: /serviceaccount "([^"]+)" not found|error looking up service account (\S+?):/,
    verdict: 'The service account {1} does not exist, so {name} was not accepted.',
    outlook: 'A controller tries again by itself; by hand it must be applied anew once the account exists.',
  },
  {
    id: 'limit-range-refused',
    title: 'a pod outside of the limits of its namespace',
    pattern: /(?:maximum|minimum) \S+ (?:usage|limit)|limit to request ratio|LimitRange/,
    verdict: 'A LimitRange of the namespace does not admit what {name} asks for.',
    outlook: corrected,
  },
  {
    id: 'webhook-unreachable',
    title: 'an admission webhook that does not answer',
    pattern: /failed calling webhook "([^"]+)"/,
    verdict: 'The admission webhook {1} does not answer, so {name} was not accepted.',
    outlook: 'It goes on once the webhook answers; controllers try again by themselves.',
  },
  {
    id: 'webhook-refused',
    title: 'an admission webhook that says no',
    pattern: /admission webhook "([^"]+)" denied/,
    verdict: 'The admission webhook {1} does not admit {name}.',
    outlook: corrected,
  },
  {
    id: 'priority-class-missing',
    title: 'a priority class that does not exist',
    pattern: /no PriorityClass with name (\S+)/,
    verdict: 'The priority class {1} does not exist, so {name} was not accepted.',
    outlook: corrected,
  },
  {
    id: 'manifest-invalid',
    title: 'a manifest that is not valid',
    pattern: /is invalid:? ([^:]*)|strict decoding error: (.*)|cannot be handled as|error validating/,
    verdict: 'The API server does not accept the manifest of {name}: {1}.',
    outlook: corrected,
  },
  {
    id: 'request-forbidden',
    title: 'a request that is not allowed',
    pattern: /cannot (?:create|patch|update) resource|is forbidden/,
    verdict: 'Whoever asked may not make {name}.',
    outlook: 'Waiting will not help; a role that allows it will.',
  },
  {
    id: 'creation-refused',
    title: 'something that could not be made',
    pattern: /(?:)/,
    verdict: '{name} could not be made.',
    outlook: 'A controller tries again, each time after a longer wait.',
  },
];

/** What was refused and why, each owner and reason once. */
export function refusalsOf({ refusals }: Material): readonly Refused[] {
  const found = new Map<string, Refused>();
  for (const given of refusals) {
    const refused = refusedOf(given);
    const key = `${given.kind}/${given.namespace}/${given.name} ${refused.cause}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, count: before.count + 1 } : refused);
  }
  return [...found.values()];
}

function refusedOf({ kind, namespace, name, message, place }: GivenRefusal): Refused {
  const sort = sortOf(refusalSorts, message);
  const caught =
    sort?.pattern
      .exec(message)
      ?.slice(1)
      .find((word) => word !== undefined) ?? 'see the message';
  return {
    kind,
    namespace,
    name,
    cause: sort?.id ?? 'creation-refused',
    verdict: (sort?.verdict ?? '').replaceAll('{name}', () => name).replaceAll('{1}', () => caught.trim()),
    outlook: sort?.outlook ?? '',
    message,
    count: 1,
    place,
  };
}
