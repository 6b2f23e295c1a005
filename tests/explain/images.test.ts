import { describe, expect, test } from 'vitest';
import { eventJson, explainObjects, podJson, waitingJson } from './texts.ts';

const image = 'ghcr.io/acme/web:1.0';

/** What container engines and registries have said, in releases from 1.19 on. */
const messages: readonly (readonly [cause: string, message: string])[] = [
  [
    'image-not-found',
    `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve image: ${image}: not found`,
  ],
  [
    'image-not-found',
    `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
  ],
  [
    'image-not-found',
    `rpc error: code = Unknown desc = Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`,
  ],
  ['image-not-found', `reading manifest 1.0 in ghcr.io/acme/web: manifest unknown`],
  [
    'image-unauthorized',
    `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository: 401 Unauthorized`,
  ],
  ['image-unauthorized', `failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden`],
  [
    'image-unauthorized',
    `Error response from daemon: pull access denied for acme/web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
  ],
  ['image-unauthorized', `Head "https://ghcr.io/v2/acme/web/manifests/1.0": no basic auth credentials`],
  [
    'image-unauthorized',
    `failed to resolve reference "${image}": pulling from host ghcr.io failed with status code [manifests 1.0]: 403 Forbidden`,
  ],
  [
    'image-rate-limited',
    `failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/web/manifests/1.0: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.`,
  ],
  [
    'image-registry-unreachable',
    `failed to do request: Head "https://ghcr.io/v2/acme/web/manifests/1.0": dial tcp: lookup ghcr.io on 10.96.0.10:53: no such host`,
  ],
  [
    'image-registry-unreachable',
    `failed to do request: Head "https://ghcr.io/v2/": dial tcp 10.0.0.1:443: i/o timeout`,
  ],
  [
    'image-registry-unreachable',
    `Error response from daemon: Get "https://ghcr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
  ],
  [
    'image-registry-unreachable',
    `failed to authorize: failed to fetch anonymous token: Get "https://ghcr.io/token": dial tcp 10.0.0.1:443: connect: connection refused`,
  ],
  ['image-registry-unreachable', `Get "https://ghcr.io/v2/": net/http: TLS handshake timeout`],
  ['image-registry-error', `unexpected status code [manifests 1.0]: 503 Service Unavailable`],
  [
    'image-registry-error',
    `failed to resolve reference "${image}": unexpected status from HEAD request to https://ghcr.io/v2/acme/web/manifests/1.0: 500 Internal Server Error`,
  ],
  ['image-registry-error', `Error response from daemon: Get "https://ghcr.io/v2/": Bad Gateway`],
  [
    'image-short-name',
    `short-name "web:1.0" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"`,
  ],
  [
    'image-tls',
    `failed to do request: Head "https://ghcr.io/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  ],
  [
    'image-plain-http',
    `Error response from daemon: Get "https://ghcr.io/v2/": http: server gave HTTP response to HTTPS client`,
  ],
  ['image-tls', `failed to do request: Head "https://ghcr.io/v2/": x509: certificate has expired or is not yet valid`],
  [
    'image-wrong-architecture',
    `failed to pull and unpack image "${image}": no match for platform in manifest: not found`,
  ],
  ['image-wrong-architecture', `no matching manifest for linux/arm64/v8 in the manifest list entries`],
  ['image-no-space', `failed to extract layer sha256:1: write /var/lib/containerd/x: no space left on device: unknown`],
  ['image-pull-throttled', 'pull QPS exceeded'],
  ['image-signature-refused', 'SignatureValidationFailed: image pull failed because the signature validation failed'],
];

describe('why an image does not come is told by the words of registries and engines', () => {
  test.each(messages)('%s: %s', (cause, message) => {
    const waiting = (reason: string, text: string) =>
      podJson({
        status: {
          phase: 'Pending',
          containerStatuses: [{ name: 'app', state: { waiting: { reason, message: text } } }],
        },
      });
    // Since 1.31 the status keeps the words during the back-off, before that only the Event has them.
    const now = explainObjects(
      waiting('ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: ${message}`),
    );
    const older = explainObjects(
      waiting('ImagePullBackOff', `Back-off pulling image "${image}"`),
      eventJson('Failed', `Failed to pull image "${image}": ${message}`),
    );
    const pulling = explainObjects(waiting('ErrImagePull', message));
    expect([now.cause, older.cause, pulling.cause]).toEqual([cause, cause, cause]);
    expect(now.evidence.map(({ value }) => value).join('\n')).toContain(message);
  });

  test.each([
    [
      'image-tls',
      'x509: certificate signed by unknown authority',
      / openssl s_client -connect reg:5000 -servername reg$/,
    ],
    ['image-plain-http', 'http: server gave HTTP response to HTTPS client', / http:\/\/reg:5000\/v2\/$/],
    ['image-registry-error', 'unexpected status from HEAD request to https://reg:5000/v2/: 502 Bad Gateway', /https:/],
    ['image-registry-unreachable', 'dial tcp 10.0.0.1:5000: i/o timeout', / nslookup reg$/],
  ])('the command of %s looks at what it speaks of', (cause, message, run) => {
    const found = explainObjects(waitingJson('ErrImagePull', message, { image: 'reg:5000/web:1' }));
    expect(found.cause).toBe(cause);
    expect(found.commands[0]?.run).toMatch(run);
  });

  test('a short name is told as such where the engine could not even look for it', () => {
    const message = `Failed to inspect image "": rpc error: code = Unknown desc = short-name "web" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"`;
    const found = explainObjects(waitingJson('ImageInspectError', message, { image: 'web' }));
    expect([found.cause, found.also]).toEqual(['image-short-name', []]);
    const backsOff = explainObjects(
      waitingJson('ImagePullBackOff', 'Back-off pulling image "web"', { image: 'web' }),
      eventJson('InspectFailed', message),
    );
    expect(backsOff.cause).toBe('image-short-name');
    expect(found.trial.fixes[0]?.edit?.to).toBe('docker.io/library/web');
  });

  test('without the words nobody is accused: three causes fit, and one command decides', () => {
    const found = explainObjects(waitingJson('ImagePullBackOff', `Back-off pulling image "${image}"`));
    expect(found.cause).toBe('image-pull-fails');
    expect(found.confidence).toBe('possible');
    expect(new Set(found.alternatives.map(({ decides }) => decides.run))).toEqual(
      new Set(['kubectl -n shop events --for pod/web']),
    );
  });

  test('an image whose name holds such a word is not taken for it', () => {
    const name = 'ghcr.io/denied/x509:1.0';
    const found = explainObjects(
      waitingJson('ErrImagePull', `failed to resolve image: ${name}: not found`, { image: name }),
    );
    expect(found.cause).toBe('image-not-found');
  });
});

test('what the words exclude is said, with the sign that each would have left', () => {
  const message = 'failed to pull and unpack image "ghcr.io/acme/web:1.0": ghcr.io/acme/web:1.0: not found';
  const { cause, ruledOut, alternatives } = explainObjects(waitingJson('ErrImagePull', message));
  expect(cause).toBe('image-not-found');
  expect(ruledOut).toContainEqual({ cause: 'image-registry-unreachable', because: 'it would say “dial tcp”' });
  expect(ruledOut.map((one) => one.cause)).not.toContain('image-unauthorized');
  expect(alternatives.map((one) => one.cause)).toContain('image-unauthorized');
});

test.each([
  [
    'container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root (pod: "web_shop(u)", container: app)',
    /names the user node and no number/,
  ],
  ['container has runAsNonRoot and image will run as root (pod: "web_shop(u)", container: app)', /would run as root/],
])('of the user of an image it is said what the kubelet knows: %s', (message, verdict) => {
  const waiting = { reason: 'CreateContainerConfigError', message };
  const found = explainObjects(
    podJson({ status: { phase: 'Pending', containerStatuses: [{ name: 'app', state: { waiting } }] } }),
  );
  expect(found.verdict).toMatch(verdict);
});
