import { expect, test } from 'vitest';
import { samples } from '@/lib/journey/samples.ts';
import { run } from './run.ts';

const job = `apiVersion: batch/v1
kind: Job
metadata: { name: report }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: report, image: "ghcr.io/acme/report:1" }]
`;

test('the sample pod starts as kubectl would show it, a line for each change', async () => {
  expect(await run(['simulate', '-'], sample('hello'))).toEqual({
    code: 0,
    stderr: '',
    stdout: `NAME    READY   STATUS    RESTARTS   AGE
hello   0/1     Pending   0          0s
hello   0/1     ContainerCreating   0          0s
hello   0/1     Running             0          7s
hello   1/1     Running             0          9s
`,
  });
});

test('init containers count up, a sidecar becomes ready before what comes after it, and the pod ends ready', async () => {
  const { stdout } = await run(['simulate', '-', '-o', 'json'], sample('orders'));
  const rows: Record<string, string>[] = JSON.parse(stdout);
  expect(rows.map(({ ready, status }) => `${ready} ${status}`)).toEqual([
    '0/3 Pending',
    '0/3 Init:0/4',
    '0/3 Init:1/4',
    '0/3 Init:2/4',
    '1/3 Init:2/4',
    '1/3 Init:3/4',
    '1/3 PodInitializing',
    '2/3 PodInitializing',
    '3/3 Running',
  ]);
});

test('the pod of a Job ends Completed', async () => {
  const { stdout } = await run(['simulate', '-'], job);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^report {3}0\/1 {5}Completed /);
});

test('-o json tells the virtual time and the event before each row, and time only goes on', async () => {
  const { stdout } = await run(['simulate', '-', '-o', 'json'], sample('hello'));
  const rows: { at: number }[] = JSON.parse(stdout);
  expect(rows[0]).toEqual({
    at: 53_040,
    event: 'pod.created',
    name: 'hello',
    ready: '0/1',
    status: 'Pending',
    restarts: '0',
    age: '0s',
  });
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => a - b));
});

test('a pod that needs somebody else stops there, and standard error says what for', async () => {
  const gated = sample('hello').replace('spec:', 'spec:\n  schedulingGates: [{ name: acme/quota }]');
  const { code, stdout, stderr } = await run(['simulate', '-'], gated);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').at(-1)).toContain('SchedulingGated');
  expect(stderr).toBe('podwalk: hello goes no further by itself. Next: The last gate is removed.\n');
});

test('of a manifest with several workloads one is chosen by its name, or by its kind and name', async () => {
  const both = `${sample('hello')}---\n${job}`;
  expect((await run(['simulate', '-', '--name', 'report'], both)).stdout).toContain('Completed');
  expect((await run(['simulate', '-', '--name', 'pod/hello'], both)).stdout).toContain('Running');
  expect(await run(['simulate', '-'], both)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'podwalk: 25: several workloads are in it. Choose --name Pod/hello or --name Job/report.\n',
  });
  expect((await run(['simulate', '-', '--name', 'nobody'], both)).stderr).toBe(
    'podwalk: there is no nobody in it. Choose --name Pod/hello or --name Job/report.\n',
  );
});

test.each([
  [['simulate'], 'simulate reads one manifest, 0 are given. Give - for standard input.'],
  [['simulate', 'a', '-o', 'wide'], 'there is no output wide. Choose table, json or recording.'],
])('%j is refused', async (argv, sentence) => {
  expect(await run(argv)).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
});

function sample(id: string): string {
  return samples.find((one) => one.id === id)?.text ?? '';
}
