import { expect, test } from 'vitest';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import { statusRows } from '@/lib/kubernetes/status-lines.ts';

const waiting = pod({ reason: 'ContainerCreating' }, ['Ready', 'PodScheduled']);
const failing = pod({ reason: 'ErrImagePull', message: 'pull failed: not found' }, [
  'Ready',
  'PodScheduled',
  'Initialized',
]);

test('lines that a step changed are marked, and what it left alone is folded', () => {
  expect(drawn(statusRows(failing, waiting))).toEqual([
    '  status:',
    '    phase: Pending',
    '    conditions:',
    '    … 2',
    '|   - type: Initialized',
    '|     status: "True"',
    '    containerStatuses:',
    '    … 1',
    '    - name: web',
    '      … 2',
    '      state:',
    '        waiting:',
    "|         message: 'pull failed: not found'",
    '|         reason: ErrImagePull',
  ]);
});

test('a container in focus shows its state although nothing changed', () => {
  expect(drawn(statusRows(waiting, waiting, 'web'))).toEqual([
    '  status:',
    '    phase: Pending',
    '    … 1',
    '    containerStatuses:',
    '    … 1',
    '    - name: web',
    '      … 2',
    '      state:',
    '        waiting:',
    '          reason: ContainerCreating',
  ]);
});

test('every line can be unfolded, and then none is missing', () => {
  const rows = statusRows(failing, waiting, undefined, true);
  expect(rows.some((row) => 'folded' in row)).toBe(false);
  expect(drawn(rows)).toContain('    nodeName: node-1');
});

test.each([
  ['True', '"True"'],
  ['2026-01-01T00:00:00Z', '"2026-01-01T00:00:00Z"'],
  ['1.0', '"1.0"'],
  ['back-off 40s: again', "'back-off 40s: again'"],
  ["it's gone", "it's gone"],
  ['', '""'],
])('the string %s is written %s', (value, written) => {
  const rows = statusRows(pod({ reason: 'x', message: value }, []));
  const line = rows.find((row) => 'text' in row && row.text.includes('message'));
  expect(line && 'text' in line ? line.text.trim() : '').toBe(`message: ${written}`);
});

function pod(reason: Record<string, string>, conditions: readonly string[]) {
  return parsePod(
    {
      kind: 'Pod',
      metadata: { name: 'hello' },
      spec: { nodeName: 'node-1', containers: [{ name: 'web' }, { name: 'api' }] },
      status: {
        phase: 'Pending',
        conditions: conditions.map((type) => ({ type, status: 'True' })),
        containerStatuses: [
          { name: 'api', ready: true, state: { running: {} } },
          { name: 'web', ready: false, state: { waiting: reason } },
        ],
      },
    },
    'the pod',
  );
}

function drawn(rows: ReturnType<typeof statusRows>): string[] {
  return rows.map((row) =>
    'folded' in row ? `  ${'  '.repeat(row.indent)}… ${row.folded}` : `${row.changed ? '|' : ' '} ${row.text}`,
  );
}
