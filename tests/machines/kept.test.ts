import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { pathOf } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from './pods.ts';

/** Pods that have between them most of what is compiled from a spec. */
const kept = ['hooks and all three probes', 'rules that restart all containers'] as const;

// What a spec is compiled to is kept as text, so that a change of the machine is read before it is believed:
// `npx vitest -u` writes it anew.
describe('the machine is compiled as it is kept for the pod with', () => {
  test.each(kept)('%s', async (name) => {
    const file = join(import.meta.dirname, 'kept', `${name.replaceAll(' ', '-')}.txt`);
    await expect(`${linesOf(podChart(pods[name]).machine.root).join('\n')}\n`).toMatchFileSnapshot(file);
  });
});

function linesOf(node: AnyStateNode): readonly string[] {
  const { type, meta, entry, exit, transitions, states, config } = node;
  return [
    `${pathOf(node) || 'the pod'}: ${type}${config.initial ? `, begins in ${config.initial}` : ''}`,
    ...part('means', meta),
    ...part('on entry', entry),
    ...part('on exit', exit),
    ...[...transitions.values()]
      .flat()
      .flatMap(({ eventType, guard, target, actions, meta: said, reenter }) => [
        `  ${eventType} -> ${target?.map(pathOf).join(', ') ?? 'no other state'}${reenter ? ', anew' : ''}`,
        ...part('  when', guard),
        ...part('  does', actions),
        ...part('  means', said),
      ]),
    ...Object.values(states).flatMap(linesOf),
  ];
}

function part(name: string, data: unknown): readonly string[] {
  // Where a sentence comes from has tests of its own, and would be half of the file.
  const text = JSON.stringify(data, (key, value) => (key === 'source' ? undefined : value));
  return text === undefined || text === '[]' ? [] : [`  ${name} ${text}`];
}
