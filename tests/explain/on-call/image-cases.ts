import { event, type OnCallCase, pod, status } from './on-call-case.ts';

/** Cause, image, and what the kubelet of some release says of the engine and registry. */
const said: readonly (readonly [what: string, cause: string, image: string, message: string])[] = [
  [
    'Docker Hub without the tag, containerd 1.6',
    'image-not-found',
    'nginx:1.99',
    'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.99": failed to resolve reference "docker.io/library/nginx:1.99": docker.io/library/nginx:1.99: not found',
  ],
  [
    'Docker Hub without the repository, containerd 1.7',
    'image-unauthorized',
    'acme/nope:1',
    'failed to pull and unpack image "docker.io/acme/nope:1": failed to resolve reference "docker.io/acme/nope:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  [
    'GHCR without the right to it, containerd 2',
    'image-unauthorized',
    'ghcr.io/acme/api:1.4',
    'failed to pull and unpack image "ghcr.io/acme/api:1.4": failed to resolve image: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aacme%2Fapi%3Apull&service=ghcr.io: 403 Forbidden',
  ],
  [
    'ECR whose token has expired',
    'image-unauthorized',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1.4',
    'failed to pull and unpack image "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1.4": failed to resolve reference "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1.4": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
  ],
  [
    'ECR from another account',
    'image-unauthorized',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1.4',
    'failed to resolve reference "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1.4": unexpected status from HEAD request to https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/api/manifests/1.4: 403 Forbidden',
  ],
  [
    'Artifact Registry without the role',
    'image-unauthorized',
    'europe-docker.pkg.dev/acme/web/api:1.4',
    'failed to pull and unpack image "europe-docker.pkg.dev/acme/web/api:1.4": failed to resolve reference "europe-docker.pkg.dev/acme/web/api:1.4": failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://europe-docker.pkg.dev/v2/token?scope=repository%3Aacme%2Fweb%2Fapi%3Apull: 403 Forbidden: denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource (or it may not exist)',
  ],
  [
    'Artifact Registry without the tag',
    'image-not-found',
    'europe-docker.pkg.dev/acme/web/api:1.4',
    'rpc error: code = NotFound desc = failed to pull and unpack image "europe-docker.pkg.dev/acme/web/api:1.4": failed to resolve reference "europe-docker.pkg.dev/acme/web/api:1.4": europe-docker.pkg.dev/acme/web/api:1.4: not found',
  ],
  [
    'quay.io without the right to it, CRI-O',
    'image-unauthorized',
    'quay.io/acme/api:1.4',
    'rpc error: code = Unknown desc = initializing source docker://quay.io/acme/api:1.4: reading manifest 1.4 in quay.io/acme/api: unauthorized: access to the requested resource is not authorized',
  ],
  [
    'quay.io without the tag, CRI-O',
    'image-not-found',
    'quay.io/acme/api:1.4',
    'unable to pull image or OCI artifact: pull image err: initializing source docker://quay.io/acme/api:1.4: reading manifest 1.4 in quay.io/acme/api: manifest unknown; artifact err: get manifest: build image source: reading manifest 1.4 in quay.io/acme/api: manifest unknown',
  ],
  [
    'Harbor without the project',
    'image-unauthorized',
    'harbor.acme.io/web/api:1.4',
    'failed to resolve reference "harbor.acme.io/web/api:1.4": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://harbor.acme.io/service/token?scope=repository%3Aweb%2Fapi%3Apull&service=harbor-registry: 401 Unauthorized',
  ],
  [
    'Harbor without the artifact',
    'image-not-found',
    'harbor.acme.io/web/api:1.4',
    'rpc error: code = NotFound desc = failed to pull and unpack image "harbor.acme.io/web/api:1.4": failed to resolve reference "harbor.acme.io/web/api:1.4": harbor.acme.io/web/api:1.4: not found',
  ],
  [
    'Docker Hub that limits pulls',
    'image-rate-limited',
    'redis:7',
    'failed to pull and unpack image "docker.io/library/redis:7": failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/redis/manifests/sha256:9f: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  ],
  [
    'a registry that resolves to nothing',
    'image-registry-unreachable',
    'registry.acme.internal/api:1.4',
    'failed to pull and unpack image "registry.acme.internal/api:1.4": failed to resolve reference "registry.acme.internal/api:1.4": failed to do request: Head "https://registry.acme.internal/v2/api/manifests/1.4": dial tcp: lookup registry.acme.internal on 10.0.0.2:53: no such host',
  ],
  [
    'a proxy that does not answer, CRI-O',
    'image-registry-unreachable',
    'quay.io/acme/api:1.4',
    'initializing source docker://quay.io/acme/api:1.4: pinging container registry quay.io: Get "https://quay.io/v2/": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused',
  ],
  [
    'a registry in pieces',
    'image-registry-error',
    'ghcr.io/acme/api:1.4',
    'failed to resolve reference "ghcr.io/acme/api:1.4": unexpected status from HEAD request to https://ghcr.io/v2/acme/api/manifests/1.4: 502 Bad Gateway',
  ],
  [
    'a registry without TLS',
    'image-plain-http',
    '10.0.0.5:5000/api:1.4',
    'failed to do request: Head "https://10.0.0.5:5000/v2/api/manifests/1.4": http: server gave HTTP response to HTTPS client',
  ],
  [
    'a short name, CRI-O',
    'image-short-name',
    'acme/api:1.4',
    'rpc error: code = Unknown desc = short-name "acme/api:1.4" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
  ],
  [
    'a certificate of its own',
    'image-tls',
    'registry.acme.internal/api:1.4',
    'failed to resolve reference "registry.acme.internal/api:1.4": failed to do request: Head "https://registry.acme.internal/v2/api/manifests/1.4": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'a certificate of another name, CRI-O',
    'image-tls',
    'registry.acme.internal/api:1.4',
    'pinging container registry registry.acme.internal: Get "https://registry.acme.internal/v2/": tls: failed to verify certificate: x509: certificate is valid for ingress.local, not registry.acme.internal',
  ],
  [
    'an image of amd64 alone on arm64',
    'image-wrong-architecture',
    'ghcr.io/acme/api:1.4',
    'rpc error: code = NotFound desc = failed to pull and unpack image "ghcr.io/acme/api:1.4": no match for platform in manifest: not found',
  ],
  [
    'the same, CRI-O',
    'image-wrong-architecture',
    'ghcr.io/acme/api:1.4',
    'choosing image instance: no image found in manifest list for architecture "arm64", variant "v8", OS "linux"',
  ],
  [
    'a Windows image on Linux',
    'image-wrong-architecture',
    'mcr.microsoft.com/windows/nanoserver:ltsc2022',
    'rpc error: code = NotFound desc = failed to pull and unpack image "mcr.microsoft.com/windows/nanoserver:ltsc2022": no match for platform in manifest: not found',
  ],
  [
    'a full disk',
    'image-no-space',
    'ghcr.io/acme/api:1.4',
    'failed to pull and unpack image "ghcr.io/acme/api:1.4": failed to extract layer sha256:9f: mount callback failed on /var/lib/containerd/tmpmounts/containerd-mount1: write /var/lib/containerd/tmpmounts/containerd-mount1/usr/lib/x.so: no space left on device: unknown',
  ],
];

const waiting = (image: string, reason: string, message: string) =>
  pod([status({ waiting: { reason, message } })], { phase: 'Pending', container: { image } });

/** Each in both forms: up to 1.30 the words of the registry are in the Event alone, then in the status too. */
export const imageCases: readonly OnCallCase[] = [
  ...said.flatMap(([what, cause, image, message]): OnCallCase[] => [
    {
      what: `${what}: since 1.31`,
      cause,
      given: [waiting(image, 'ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: ${message}`)],
    },
    {
      what: `${what}: before`,
      cause,
      given: [
        waiting(image, 'ImagePullBackOff', `Back-off pulling image "${image}"`),
        event('Failed', `Failed to pull image "${image}": ${message}`),
        event('Failed', 'Error: ErrImagePull', { count: 4 }),
        event('BackOff', `Back-off pulling image "${image}"`),
      ],
    },
    { what: `${what}: while it is tried`, cause, given: [waiting(image, 'ErrImagePull', message)] },
  ]),
  {
    what: 'imagePullPolicy Never',
    cause: 'image-never-pull',
    given: [
      pod(
        [
          status({
            waiting: {
              reason: 'ErrImageNeverPull',
              message: 'Container image "ghcr.io/acme/api:1.4" is not present with pull policy of Never',
            },
          }),
        ],
        {
          phase: 'Pending',
          container: { imagePullPolicy: 'Never' },
        },
      ),
    ],
  },
  {
    what: 'a name in capitals',
    cause: 'image-name-invalid',
    given: [
      waiting(
        'ghcr.io/Acme/api:1.4',
        'InvalidImageName',
        'Failed to apply default image tag "ghcr.io/Acme/api:1.4": couldn\'t parse image name "ghcr.io/Acme/api:1.4": invalid reference format: repository name (Acme/api) must be lowercase',
      ),
    ],
  },
  {
    what: 'a signature that is missing, CRI-O',
    cause: 'image-signature-refused',
    given: [
      waiting(
        'quay.io/acme/api:1.4',
        'SignatureValidationFailed',
        'image pull failed for quay.io/acme/api:1.4 because the signature validation failed: Source image rejected: A signature was required, but no signature exists',
      ),
    ],
  },
  {
    what: 'a registry that CRI calls unavailable',
    cause: 'image-registry-unreachable',
    given: [
      waiting(
        'quay.io/acme/api:1.4',
        'RegistryUnavailable',
        'image pull failed for quay.io/acme/api:1.4 because the registry is unavailable: pinging container registry quay.io: Get "https://quay.io/v2/": net/http: request canceled',
      ),
    ],
  },
];
