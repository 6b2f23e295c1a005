import { describe, expect, test } from 'vitest';
import { findScenarios } from '@/lib/world/finding.ts';
import { scenarios } from '@/lib/world/library.ts';

const found = (query: string) => findScenarios(query).map(({ name }) => name);

describe('people find a scenario by the words that they know', () => {
  test.each([
    ['ImagePullBackOff', 'image-not-found'],
    ['imagepullbackoff', 'image-not-found'],
    ['exit 137', 'out-of-memory'],
    ['exit code 137', 'container-killed-outside'],
    ['Init:0/1', 'init-waits'],
    ['0/9 nodes', 'nine-nodes'],
    ['0/23 nodes are available', 'nine-nodes'],
    ['Insufficient cpu', 'insufficient-cpu'],
    ['OOMKilled', 'out-of-memory'],
    ['CrashLoopBackOff', 'crash-loop'],
    ['CrashLopBackOff', 'crash-loop'],
    ['stuck terminating', 'finalizer-holds'],
    ['Running but 0/1', 'readiness-late'],
    ['CreateContainerConfigError', 'configmap-missing-env'],
    ['sandbox changed', 'sandbox-changed'],
    ['kubectl drain', 'drain'],
    ['Why is my image not pulled again?', 'image-already-present'],
    ['429', 'image-rate-limited'],
  ])('%s', (query, name) => {
    expect(found(query)).toContain(name);
  });

  test.each([
    ['Init:CrashLoopBackOff', 'init-crash-loop'],
    ['SchedulingGated', 'scheduling-gates'],
    ['ErrImageNeverPull', 'image-never-pull'],
    ['0/9 nodes', 'nine-nodes'],
    ['PostStartHookError', 'post-start-hook-fails'],
  ])('%s is first of all %s', (query, name) => {
    expect(found(query)[0]).toBe(name);
  });
});

test('no words find all scenarios, and words that fit nowhere none', () => {
  expect(found(' ')).toHaveLength(scenarios.length);
  expect(found('zebra')).toEqual([]);
});
