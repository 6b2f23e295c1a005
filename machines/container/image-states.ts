import type { StateRow, WayRow } from '../region.ts';
import { container, says } from './record.ts';

/** Step 6: whether the copy on the node will do. */
export const checking: StateRow = {
  name: 'checking',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Checking the pull policy',
    actor: 'kubelet',
    says: 'It is the turn of **{container}**. The kubelet reads imagePullPolicy, which is {policy}, and decides whether the copy on the node will do.',
    note: 'imagePullPolicy: {policy}',
    source: 'pullPolicy',
    takes: 50,
  },
  on: [
    {
      event: `image.needed.${container}`,
      to: 'Pulling',
      label: 'The image must be pulled',
      when: readable({ type: 'pullNeeded', params: { container } }),
      does: [says({ reason: 'Pulling', message: 'Pulling image "{image}"' })],
    },
    {
      event: `image.present.${container}`,
      to: 'Pulled',
      label: 'The node has the image',
      way: 'shortcut',
      when: readable({ type: 'pullPolicy', params: { container, oneOf: ['IfNotPresent', 'Never'] } }),
      does: [
        { type: 'pull.pass', params: { container } },
        says({
          reason: 'Pulled',
          message: 'Container image "{image}" already present on machine and can be accessed by the pod',
        }),
      ],
    },
  ],
};

function readable(guard: NonNullable<WayRow['when']>): NonNullable<WayRow['when']> {
  return { type: 'all', params: { of: [{ type: 'imageReference', params: { container, valid: true } }, guard] } };
}

/** Step 6: the registry is asked. */
export const pulling: StateRow = {
  name: 'Pulling',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Pulling',
    actor: 'container-engine',
    says: 'The container engine downloads the layers of {image} that **{node}** does not have, and unpacks them. Nothing in the pod’s status says so: only the **Pulling** event does.',
    source: 'pullPolicy',
    takes: 6000,
  },
  on: [
    {
      event: `image.pulled.${container}`,
      to: 'Pulled',
      label: 'Pull succeeds',
      when: { type: 'imageInRegistry', params: {} },
      does: [
        { type: 'pull.pass', params: { container } },
        says({
          reason: 'Pulled',
          message: 'Successfully pulled image "{image}" in 6s (6s including waiting). Image size: 1089488 bytes.',
        }),
      ],
    },
  ],
};

/** Step 6: the image is there. */
export const pulled: StateRow = {
  name: 'Pulled',
  face: {
    stage: 'pull',
    mark: 'state',
    title: 'Pulled',
    actor: 'kubelet',
    says: 'The image is on the node. The kubelet puts together what the container needs: environment, mounts, user, resources.',
    source: 'pullPolicy',
    takes: 50,
  },
  on: [{ event: `container.requested.${container}`, to: 'creating', label: 'Ask for the container' }],
};
