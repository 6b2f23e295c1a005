import { describe, expect, test } from 'vitest';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

const policies = ['Always', 'IfNotPresent', 'Never'] as const;

function pull(imagePullPolicy: string): PodWalk {
  return new PodWalk(podOf(`containers: [{ name: web, image: "a:1", imagePullPolicy: ${imagePullPolicy} }]`)).until(
    'containers.web.checking',
  );
}

describe('4.3: what the kubelet does about an image is decided by the policy and by what the node has', () => {
  test.each([
    { policy: 'Always', first: ['image.needed.web'], again: ['image.needed.web'] },
    { policy: 'IfNotPresent', first: ['image.needed.web', 'image.present.web'], again: ['image.present.web'] },
    {
      policy: 'Never',
      first: ['image.present.web', 'image.missing.web'],
      again: ['image.present.web', 'image.missing.web'],
    },
  ])('$policy', ({ policy, first, again }) => {
    const walk = pull(policy);
    const offered = () =>
      ['image.needed.web', 'image.present.web', 'image.missing.web'].filter((event) => walk.can(event));
    expect(offered()).toEqual(first);
    walk.until('containers.web.running').takes(['container.failed.web', {}], 'kubelet.synced.web');
    expect(walk.isIn('containers.web.checking')).toBe(true);
    expect(offered()).toEqual(again);
  });

  test.each(policies)('what the policy %s forbids is blocked with the policy as the reason', (policy) => {
    const walk = pull(policy);
    const reasons = ['image.needed.web', 'image.present.web', 'image.missing.web'].map((event) => walk.why(event));
    for (const reason of reasons.filter((one) => one !== undefined))
      expect(reason).toBe(`imagePullPolicy is ${policy}`);
  });
});

test('4.2: an image name that nobody can read is never pulled, and the kubelet looks at it again every 10 s', () => {
  const walk = new PodWalk(podOf('containers: [{ name: web, image: "A:1" }]')).until('containers.web.checking');
  expect(walk.why('image.needed.web')).toBe('A:1 cannot be read as an image reference');
  walk.takes('image.unreadable.web');
  expect(walk.row).toBe('0/1 InvalidImageName');
  expect(walk.wait('kubelet.synced.web')).toBe(10);
  expect(walk.until('containers.web.checking').can('image.unreadable.web')).toBe(true);
});

test('4.5: the waits between pulls are 10, 20, 40, 80, 160 and then 300 s, and the kubelet never gives up', () => {
  const walk = pull('IfNotPresent').until('containers.web.Pulling');
  const waits = Array.from({ length: 8 }, () => {
    walk.takes('image.notFound.web');
    expect(walk.row).toBe('0/1 ErrImagePull');
    walk.until('containers.web.ImagePullBackOff');
    expect(walk.row).toBe('0/1 ImagePullBackOff');
    const wait = walk.wait('backoff.elapsed.web');
    walk.until('containers.web.Pulling');
    return wait;
  });
  expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  expect(walk.until('containers.web.running').row).toBe('1/1 Running');
});

test('2.1: a KubeEvent that repeats is one with a count', () => {
  const walk = pull('IfNotPresent').until('containers.web.Pulling');
  for (let times = 0; times < 3; times += 1) walk.takes('image.notFound.web').until('containers.web.Pulling');
  const counts = walk.moment.kubeEvents.filter(({ reason }) => reason === 'BackOff' || reason === 'Pulling');
  expect(counts.map(({ reason, count }) => `${reason} ${count}`)).toEqual(['Pulling 4', 'BackOff 3']);
});

test('4.6: while an image is pulled nothing in the Pod says so, only the Pulling event does', () => {
  const walk = pull('IfNotPresent');
  const before = walk.pod;
  walk.takes('image.needed.web');
  expect(walk.pod).toEqual(before);
  expect(walk.reasons.at(-1)).toBe('Pulling');
});
