import type { Region } from './region.ts';
import { withSidings } from './siding.ts';

/** Steps 1 and 2: from source code to an image in the registry, or only on this machine. */
export const imageRegion: Region = {
  path: 'image',
  states: withSidings('image', [
    {
      name: 'Dockerfile',
      face: {
        stage: 'build',
        mark: 'state',
        title: 'Reading the Dockerfile',
        actor: 'developer',
        says: 'A developer starts the build. The builder reads the Dockerfile and fetches the base image that its first line names.',
        source: 'dockerfile',
        takes: 4000,
      },
      on: [{ event: 'base.found', to: 'layers', label: 'Base image found' }],
    },
    {
      name: 'layers',
      face: {
        stage: 'build',
        mark: 'state',
        title: 'Building layers',
        actor: 'builder',
        says: 'The builder runs the steps of the Dockerfile one after the other: source code and dependencies become layers. A step that has not changed comes from the cache.',
        source: 'buildCache',
        takes: 36_000,
      },
      on: [{ event: 'image.built', to: 'built', label: 'Build succeeds' }],
    },
    {
      name: 'built',
      face: {
        stage: 'build',
        mark: 'state',
        title: 'Image built',
        actor: 'builder',
        says: 'The layers and a configuration make the image, named by its digest and tagged. It exists on this machine only.',
        source: 'buildCache',
        takes: 1000,
      },
      on: [
        { event: 'push.started', to: 'login', label: 'Push it' },
        {
          event: 'push.skipped',
          to: 'local',
          label: 'Leave the push out',
          way: 'shortcut',
          leadsTo: 'object.authenticating',
          does: [
            { type: 'image.keep', params: { as: 'local' } },
            { type: 'raise', params: { event: 'manifest.sent' } },
          ],
        },
      ],
    },
    {
      name: 'login',
      face: {
        stage: 'push',
        mark: 'state',
        title: 'Logging in',
        actor: 'registry',
        says: 'The builder asks the registry for access. The registry checks who is pushing and into which repository.',
        source: 'distribution',
        takes: 1000,
      },
      on: [{ event: 'login.accepted', to: 'uploading', label: 'Login accepted' }],
    },
    {
      name: 'uploading',
      face: {
        stage: 'push',
        mark: 'state',
        title: 'Uploading layers',
        actor: 'builder',
        says: 'The builder asks for each layer whether the registry has it, and uploads the ones that are missing. The manifest, which names them all, goes last.',
        source: 'distribution',
        takes: 10_000,
      },
      on: [
        {
          event: 'image.pushed',
          to: 'tagged',
          label: 'Upload complete',
          does: [{ type: 'image.keep', params: { as: 'pushed' } }],
        },
      ],
    },
    {
      name: 'tagged',
      face: {
        stage: 'push',
        mark: 'state',
        title: 'Tagged in the registry',
        actor: 'registry',
        says: 'The registry has stored the manifest under its tag. From now on any node that may read the repository can pull the image.',
        source: 'distribution',
        takes: 1000,
      },
      on: [
        {
          event: 'manifest.applied',
          to: 'used',
          label: 'Apply the manifest',
          leadsTo: 'object.authenticating',
          does: [{ type: 'raise', params: { event: 'manifest.sent' } }],
        },
      ],
    },
    { name: 'local' },
    { name: 'used' },
  ]),
};
