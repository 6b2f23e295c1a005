import { describe, expect, test } from 'vitest';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

const web = podOf('containers: [{ name: web, image: "a:1" }]');

describe('N13: an ephemeral container', () => {
  test('may be added as soon as there is a sandbox, before any container runs', () => {
    expect(new PodWalk(web).until('node.sandbox').can('debugger.added')).toBe(false);
    expect(new PodWalk(web).until('node.up').can('debugger.added')).toBe(true);
  });

  test('changes neither READY nor STATUS', () => {
    const walk = new PodWalk(web).until('containers.web.running.ready');
    const before = walk.row;
    walk.takes('debugger.added', 'debugger.started');
    expect(walk.row).toBe(before);
    expect(walk.pod.status.ephemeralContainerStatuses).toMatchObject([{ name: 'debugger', state: { running: {} } }]);
  });

  test('is never started again', () => {
    const walk = new PodWalk(web).until('containers.web.running.ready');
    walk.takes('debugger.added', 'debugger.started', 'debugger.ended');
    expect(walk.pod.status.ephemeralContainerStatuses).toMatchObject([
      { state: { terminated: { exitCode: 0, reason: 'Completed' } } },
    ]);
    expect(walk.can('debugger.started')).toBe(false);
  });

  test('ends when the pod is stopped', () => {
    const walk = new PodWalk(web).until('containers.web.running.ready');
    walk.takes('debugger.added', 'debugger.started', 'pod.deleted').until('containers.web.stopped');
    expect(walk.isIn('ephemeral.ended')).toBe(true);
  });
});
