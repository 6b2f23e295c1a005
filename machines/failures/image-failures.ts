import type { Failure } from '../failure.ts';

/** Steps 1 and 2: no image, or none in the registry. */
export const imageFailures: readonly Failure[] = [
  {
    reason: 'BuildFailed',
    title: 'Build failed',
    region: 'image',
    stage: 'build',
    mark: 'failure',
    actor: 'builder',
    says: 'The builder stopped at a step of the Dockerfile and made no image. Layers that were finished stay in its cache. Nothing reaches the registry or Kubernetes.',
    source: 'buildCache',
    strikes: [
      { at: ['Dockerfile'], event: 'base.notFound', label: 'Base image not found' },
      { at: ['layers'], event: 'build.failed', label: 'A build step fails' },
    ],
    leaves: [{ event: 'source.fixed', to: 'Dockerfile', label: 'Fix it and build again', way: 'repair' }],
  },
  {
    reason: 'PushRefused',
    title: 'Push refused',
    region: 'image',
    stage: 'push',
    mark: 'failure',
    actor: 'registry',
    says: 'The registry refused the image. It is still on the machine that built it, and nowhere else. Whoever needs it from the registry will not find it.',
    source: 'distribution',
    strikes: [
      { at: ['login'], event: 'login.refused', label: 'Not authorised' },
      { at: ['uploading'], event: 'registry.full', label: 'Registry quota exceeded' },
    ],
    leaves: [{ event: 'push.retried', to: 'login', label: 'Push again', way: 'repair' }],
  },
  {
    reason: 'PushInterrupted',
    title: 'Upload interrupted',
    region: 'image',
    stage: 'push',
    mark: 'wait',
    actor: 'builder',
    says: 'The connection to the registry broke. The builder tries again after 2 s, three times, and sends only the layers that are still missing.',
    note: 'again after 2 s',
    source: 'distribution',
    strikes: [{ at: ['uploading'], event: 'upload.interrupted', label: 'Registry unreachable' }],
    timer: { event: 'upload.retried', label: 'next upload', delay: { type: 'fixed', ms: 2000 } },
    leaves: [{ event: 'upload.retried', to: 'uploading', label: 'Upload again', way: 'retry' }],
  },
];
