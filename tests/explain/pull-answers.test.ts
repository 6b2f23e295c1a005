import { describe, expect, test } from 'vitest';
import { withPullAnswers } from '../../lib/explain/way/pull-answers.ts';
import { wayOf } from '../../lib/explain/way/way.ts';
import { eventJson, explainObjects, waitingJson } from './texts.ts';

const image = 'ghcr.io/acme/web:1.0';
const refused = 'failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden';
const unreachable = 'failed to do request: Head "https://ghcr.io/v2/": dial tcp 10.0.0.1:443: i/o timeout';

function backingOff(message?: string) {
  const why = message === undefined ? '' : `: ErrImagePull: ${message}`;
  return waitingJson('ImagePullBackOff', `Back-off pulling image "${image}"${why}`);
}

function failed(message: string, at: string, count = 1) {
  return eventJson('Failed', `Failed to pull image "${image}": ${message}`, {
    firstTimestamp: at,
    lastTimestamp: at,
    count,
  });
}

function refusalsOn(...objects: readonly Record<string, unknown>[]): readonly (readonly [string, string])[] {
  const { steps, reason } = wayOf(explainObjects(...objects).facts);
  expect(reason).toBeUndefined();
  return steps.flatMap(({ event, label, to }) => (to?.endsWith('.ErrImagePull') ? [[event, label] as const] : []));
}

describe('the way says of a failed pull what the registry said', () => {
  test.each([
    ['image.notFound.app', 'Image not found', `failed to resolve image: ${image}: not found`],
    ['image.unauthorized.app', 'Not authorised', refused],
    ['registry.unreachable.app', 'Registry unreachable', unreachable],
    ['registry.unreachable.app', 'Registry unreachable', 'tls: failed to verify certificate: x509: unknown authority'],
    ['registry.limited.app', 'Rate limited', 'toomanyrequests: You have reached your pull rate limit.'],
    ['pull.failed.app', 'Pull fails', 'failed to extract layer: no space left on device'],
    ['pull.failed.app', 'Pull fails', 'something that nobody has said before'],
  ])('%s, %s: in the status', (event, label, message) => {
    const refusals = refusalsOn(backingOff(message));
    expect(refusals.length).toBeGreaterThan(0);
    expect(new Set(refusals.map((one) => one.join()))).toEqual(new Set([`${event},${label}`]));
  });

  test('in an Event, where the status does not say it', () => {
    const refusals = refusalsOn(backingOff(), failed(refused, '2026-11-23T20:05:00Z'));
    expect(refusals.map(([event]) => event)).toContain('image.unauthorized.app');
    expect(refusals.map(([event]) => event)).not.toContain('image.notFound.app');
  });

  test('each pull as it failed itself, where several are told of', () => {
    const { facts } = explainObjects(
      backingOff(),
      failed(unreachable, '2026-11-23T20:04:00Z'),
      failed(refused, '2026-11-23T20:04:30Z'),
    );
    const told = (...types: readonly string[]) =>
      withPullAnswers(
        facts,
        types.map((type) => ({ type, at: 0 })),
      ).map(({ type }) => type);
    const found = 'image.notFound.app';
    expect(told('pod.bound', found, 'backoff.elapsed.app', found)).toEqual([
      'pod.bound',
      'registry.unreachable.app',
      'backoff.elapsed.app',
      'image.unauthorized.app',
    ]);
    expect(told(found)).toEqual(['image.unauthorized.app']);
    expect(told(found, found, found)).toEqual([
      'registry.unreachable.app',
      'registry.unreachable.app',
      'image.unauthorized.app',
    ]);
    expect(told('image.notFound.other')).toEqual(['image.notFound.other']);
  });

  test('nothing more than that it failed, where nothing is told', () => {
    expect(refusalsOn(backingOff()).map(([event]) => event)).toContain('pull.failed.app');
  });
});
