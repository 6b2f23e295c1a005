import type { Failure, Strike } from '../failure.ts';
import type { GuardRef } from '../guards.ts';
import { alive, container, failed, observe, resync, triesAgain } from './container-rows.ts';

/** Step 6: the image does not come. */
export const pullFailures: readonly Failure[] = [
  {
    reason: 'InvalidImageName',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The kubelet cannot read {image} as an image reference, so it never asks a registry. Waiting will not help; a corrected name in the pod will.',
    source: 'imageNames',
    waiting:
      'Failed to apply default image tag "{image}": couldn\'t parse image name "{image}": invalid reference format',
    strikes: [
      {
        at: ['checking'],
        event: `image.unreadable.${container}`,
        label: 'Image name cannot be read',
        when: { type: 'imageReference', params: { container, valid: false } },
        records: [
          {
            type: 'Warning',
            reason: 'InspectFailed',
            message:
              'Failed to apply default image tag "{image}": couldn\'t parse image name "{image}": invalid reference format',
            container,
          },
          failed('Error: InvalidImageName'),
        ],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'ErrImageNeverPull',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The image is not on {node} and imagePullPolicy is Never, so the kubelet may not pull it. It looks again every 10 to 15 s, in case somebody loads the image onto the node.',
    source: 'pullPolicy',
    waiting: 'Container image "{image}" is not present with pull policy of Never',
    strikes: [
      {
        at: ['checking'],
        event: `image.missing.${container}`,
        label: 'Not on the node, and may not be pulled',
        when: imageReadable({ type: 'pullPolicy', params: { container, oneOf: ['Never'] } }),
        records: [
          {
            type: 'Warning',
            reason: 'ErrImageNeverPull',
            message: 'Container image "{image}" is not present with pull policy of Never',
            container,
          },
          failed('Error: ErrImageNeverPull'),
        ],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'ImageInspectError',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The kubelet asked the container engine whether the node has {image}, and got an error instead of an answer. It asks again every 10 to 15 s.',
    source: 'containerRuntime',
    rare: true,
    waiting: 'Failed to inspect image "{image}"',
    strikes: [
      {
        at: ['checking'],
        event: `inspection.failed.${container}`,
        label: 'Engine cannot say whether it has the image',
        when: imageReadable({ type: 'pullPolicy', params: { container, oneOf: ['IfNotPresent', 'Never'] } }),
        records: [
          {
            type: 'Warning',
            reason: 'InspectFailed',
            message: 'Failed to inspect image "{image}": rpc error',
            container,
          },
          failed('Error: ImageInspectError'),
        ],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'ErrImagePull',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The container engine could not pull {image}. The event says why. The kubelet now waits before it asks again, and every failure doubles the wait.',
    source: 'imagePullBackOff',
    waiting: 'failed to pull and unpack image "{image}"',
    strikes: [
      {
        ...pullFails(
          'ErrImagePull',
          'rpc error: code = NotFound desc = failed to pull and unpack image "{image}": failed to resolve image: {image}: not found',
        ),
        event: `image.notFound.${container}`,
        label: 'Image not found',
      },
      {
        ...pullFails(
          'ErrImagePull',
          'failed to pull and unpack image "{image}": failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden',
        ),
        event: `image.unauthorized.${container}`,
        label: 'Not authorised',
      },
      {
        ...pullFails(
          'ErrImagePull',
          'failed to pull and unpack image "{image}": failed to do request: dial tcp: connect: connection refused',
        ),
        event: `registry.unreachable.${container}`,
        label: 'Registry unreachable',
      },
      {
        ...pullFails(
          'ErrImagePull',
          'failed to pull and unpack image "{image}": unexpected status: 429 Too Many Requests',
        ),
        event: `registry.limited.${container}`,
        label: 'Rate limited',
      },
      {
        ...pullFails(
          'ErrImagePull',
          'failed to pull and unpack image "{image}": failed to extract layer: unexpected EOF',
        ),
        event: `pull.failed.${container}`,
        label: 'Pull fails',
        rare: true,
      },
    ],
    timer: observe,
    leaves: [],
  },
  {
    reason: 'RegistryUnavailable',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'registry',
    says: 'The container engine says plainly that the registry of {image} does not answer. The kubelet treats it as a failed pull: it backs off and asks again.',
    source: 'imagePullBackOff',
    rare: true,
    waiting: 'image pull failed for {image} because the registry is unavailable',
    strikes: [
      {
        ...pullFails('RegistryUnavailable', 'RegistryUnavailable: {image}'),
        event: `registry.unavailable.${container}`,
        label: 'Engine reports RegistryUnavailable',
      },
    ],
    timer: observe,
    leaves: [],
  },
  {
    reason: 'SignatureValidationFailed',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The image came, but its signature does not satisfy the policy of the node, so the container engine refuses it. A signed image, or another policy, is needed; trying again is not enough.',
    source: 'imageNames',
    rare: true,
    waiting: 'image pull failed for {image} because the signature validation failed',
    strikes: [
      {
        ...pullFails('SignatureValidationFailed', 'SignatureValidationFailed: {image}'),
        event: `signature.refused.${container}`,
        label: 'Signature is not accepted',
      },
    ],
    timer: observe,
    leaves: [],
  },
  {
    reason: 'ImagePullBackOff',
    region: 'container',
    stage: 'pull',
    mark: 'wait',
    actor: 'kubelet',
    says: 'The kubelet waits {wait} before it pulls {image} again. The wait doubles with every failure, up to 5 min, and it never gives up. ErrImagePull and ImagePullBackOff are two faces of one failure.',
    note: '10, 20, 40 ... 300 s',
    source: 'imagePullBackOff',
    waiting: 'Back-off pulling image "{image}"',
    strikes: [
      {
        at: ['ErrImagePull', 'RegistryUnavailable', 'SignatureValidationFailed'],
        event: resync.event,
        label: 'kubelet backs off',
        way: 'timer',
        records: [
          { type: 'Normal', reason: 'BackOff', message: 'Back-off pulling image "{image}"', container },
          failed('Error: ImagePullBackOff'),
        ],
      },
    ],
    timer: { event: `backoff.elapsed.${container}`, label: 'back-off', delay: { type: 'imagePullBackOff', container } },
    leaves: [
      {
        event: `backoff.elapsed.${container}`,
        to: 'Pulling',
        label: 'Back-off ends',
        way: 'timer',
        when: alive,
        does: [
          {
            type: 'record',
            params: {
              type: 'Normal',
              reason: 'Pulling',
              message: 'Pulling image "{image}"',
              from: 'kubelet',
              container,
            },
          },
        ],
      },
    ],
  },
];

function pullFails(reason: string, error: string): Pick<Strike, 'at' | 'does' | 'records' | 'message'> {
  return {
    at: ['Pulling'],
    message: error,
    does: [{ type: 'pull.fail', params: { container } }],
    records: [failed(`Failed to pull image "{image}": ${error}`), failed(`Error: ${reason}`)],
  };
}

function imageReadable(guard: GuardRef): GuardRef {
  return { type: 'all', params: { of: [{ type: 'imageReference', params: { container, valid: true } }, guard] } };
}
