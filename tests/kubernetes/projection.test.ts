import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { type Payload, PodWalk } from '../machines/pod-walk.ts';
import { podOf, pods } from '../machines/pods.ts';

type Act = (walk: PodWalk) => PodWalk;

const until =
  (state: string): Act =>
  (walk) =>
    walk.until(state);
const takes =
  (...events: readonly (string | readonly [string, Payload])[]): Act =>
  (walk) =>
    walk.takes(...events);

const two = podOf(`
containers:
- { name: web, image: a:1 }
- { name: app, image: b:1 }`);

/** Lives that between them show everything that a Pod of the API can say. After each act the Pod is kept. */
const lives: Readonly<Record<string, readonly [spec: PodSpec, acts: readonly Act[]]>> = {
  'gates are opened': [
    pods.gates,
    [
      until('placement.SchedulingGated'),
      takes('gates.removed'),
      until('node.admitting'),
      until('containers.one.running'),
      until('containers.one.running.ready'),
      takes(['pod.deleted', { after: 7000, grace: 30 }]),
    ],
  ],
  'containers start in order and two of them end': [
    pods['init container, sidecar and two main containers'],
    [
      until('containers.init.running'),
      until('containers.side.running'),
      until('containers.one.running'),
      until('containers.two.running'),
      takes(['container.completed.one', { after: 3000 }]),
      takes(['container.failed.two', { after: 2000, exitCode: 3 }], 'kubelet.synced.two'),
    ],
  ],
  'a pod under Never completes': [
    pods['restartPolicy Never'],
    [until('containers.one.running'), takes(['container.completed.one', { after: 4000 }]), until('node.ended')],
  ],
  'a rule restarts all containers': [
    pods['rules that restart all containers'],
    [
      until('containers.one.running'),
      takes(['container.failed.one', { after: 5000, exitCode: 1 }]),
      takes('restart.ruled'),
      until('containers.init.running'),
    ],
  ],
  'the node runs short and evicts it': [
    two,
    [until('containers.app.running'), takes('pod.evicted'), until('node.ended')],
  ],
  'its deadline passes': [
    pods['a node and a deadline of its own'],
    [until('containers.one.running'), takes('deadline.exceeded'), until('node.ended')],
  ],
  'somebody evicts it': [two, [until('containers.app.running'), takes('eviction.accepted')]],
  'its node falls silent and comes back': [
    two,
    [
      until('containers.app.running'),
      takes(['node.silenced', { after: 40_000 }]),
      takes(['node.returned', { after: 9000 }]),
    ],
  ],
  'its sandbox is lost': [two, [until('containers.app.running'), takes(['sandbox.lost', { after: 2000 }])]],
  'it is resized': [
    two,
    [
      until('containers.app.running'),
      takes('resize.requested'),
      takes('resize.deferred'),
      takes('resize.started'),
      takes('resize.failed'),
    ],
  ],
  'it fits on no node': [two, [until('placement.filtering'), takes('nodes.full')]],
  'somebody debugs it': [
    two,
    [
      until('node.up'),
      takes('debugger.added'),
      takes(['debugger.started', { after: 2000 }]),
      takes(['debugger.ended', { after: 60_000 }]),
    ],
  ],
  'somebody debugs it while its init container runs': [
    pods['init container, sidecar and two main containers'],
    [until('containers.init.running'), takes('debugger.added')],
  ],
  'a container crashes again and again': [
    pods['hooks and all three probes'],
    [
      until('containers.one.running'),
      takes(['container.failed.one', { after: 3000, exitCode: 2 }], 'kubelet.synced.one'),
      until('containers.one.running'),
      takes(['container.failed.one', { after: 4000, exitCode: 3 }], 'kubelet.synced.one'),
      until('containers.one.running'),
      takes(['container.oomKilled.one', { after: 5000 }], 'kubelet.synced.one'),
      takes(['pod.deleted', { after: 1000, grace: 5 }]),
    ],
  ],
  'its image is not found': [
    two,
    [until('containers.web.Pulling'), takes('image.notFound.web'), until('containers.web.ImagePullBackOff')],
  ],
  'an init container and a sidecar fail': [
    pods['init container, sidecar and two main containers'],
    [
      until('containers.init.running'),
      takes(['container.failed.init', { after: 2000, exitCode: 4 }], 'kubelet.synced.init'),
      until('containers.side.running'),
      takes(['container.failed.side', { after: 2000, exitCode: 5 }], 'kubelet.synced.side'),
      until('containers.two.running'),
    ],
  ],
  'it is deleted before it runs': [
    two,
    [until('containers.web.Pulling'), takes(['pod.deleted', { after: 1000, grace: 30 }]), until('node.stopped')],
  ],
};

// The whole Pod is kept after every act, times included: what the API would say is read before it is believed.
describe('the Pod is as it is kept where', () => {
  test.each(Object.entries(lives))('%s', async (name, [spec, acts]) => {
    const walk = new PodWalk(spec);
    const shown = acts.map((act) => {
      act(walk);
      return { at: walk.moment.at, stands: walk.states.join(' '), pod: projectPod(walk.moment.snapshot) };
    });
    const file = join(import.meta.dirname, 'kept', `${name.replaceAll(' ', '-')}.yaml`);
    await expect(stringify(shown, { aliasDuplicateObjects: false, lineWidth: 0 })).toMatchFileSnapshot(file);
  });
});
