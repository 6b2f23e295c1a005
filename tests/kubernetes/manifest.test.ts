import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../lib/kubernetes/input-error.ts';
import { readManifest, type Workload } from '../../lib/kubernetes/manifest.ts';
import { toPodSpec } from '../../lib/kubernetes/spec-defaults.ts';
import type { PodSpec } from '../../machines/pod-spec.ts';
import { recordedActions, recordedPods, scenarios } from '../recordings.ts';

describe('a manifest that the cluster took gives the spec of the Pod that the cluster made', () => {
  test.each(scenarios.filter((scenario) => accepted(scenario).length > 0))('%s', (scenario) => {
    for (const input of accepted(scenario)) {
      for (const workload of readManifest(input, scenario).workloads) {
        const made = recordedPods(scenario).find(({ object }) => isMadeBy(workload, object.metadata.name));
        if (made !== undefined) expect(asApplied(workload.spec)).toEqual(asApplied(toPodSpec(made.object)));
      }
    }
  });
});

test('a manifest that the cluster refused is refused at the line that is wrong', () => {
  const refused = recordedActions('invalid-manifest.jsonl').map(({ input = '' }) => messageOf(input));
  expect(refused).toEqual([
    'web.yaml:6: containers is empty. List at least one container.',
    'web.yaml:4: a Pod cannot be called Web_1. Use lower-case letters, digits, dashes and dots, and begin and end with a letter or digit.',
    "web.yaml:5: contianers is not a field of a Pod's spec. Did you mean containers?",
  ]);
});

const containers = '  containers:\n  - name: app\n    image: web:1\n';

/** A Pod whose spec begins on line 6. */
function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}`;
}

function workload(kind: string, apiVersion: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n${spec}`;
}

const template = '  template:\n    spec:\n      containers:\n      - {name: app, image: web}\n';

test.each<[string, string, number | undefined, string]>([
  ['empty text', '', undefined, 'the input is empty'],
  ['only comments and separators', '# nothing\n---\n---\n', undefined, 'the input is empty'],
  ['a binary file', 'PK\u0003\u0004\0\0', undefined, 'this is a binary file, not text'],
  ['prose', 'hello world', 1, 'this is not a Kubernetes object'],
  ['a list of values', '- 1\n- 2', 1, 'this is not a Kubernetes object'],
  ['YAML that is no Kubernetes object', '# values\n\nfoo: bar', 3, 'this is not a Kubernetes object: it has no kind'],
  ['two keys on a line', 'kind: Pod: x', 1, 'two keys stand on one line'],
  ['a tab', 'kind: Pod\nmetadata:\n\tname: web', 3, 'YAML is indented with a tab'],
  ['an open quote', 'kind: Pod\nmetadata: "', 2, 'a quote, bracket or comma is missing'],
  ['a key twice', 'kind: Pod\nkind: Job', 2, 'the same key stands twice in one map'],
  ['an alias to nothing', 'kind: *pod', undefined, 'an alias here cannot be followed'],
  ['JSON that breaks off', '{"kind": "Pod",\n"metadata": {', 1, 'the JSON ends before this value does'],
  ['a Helm template', 'kind: Pod\nmetadata: {{ include "web" . }} x: [', 2, 'this is a template, not a manifest'],
  ['deep nesting', '- '.repeat(50_000), 1, ''],
  ['an empty List', 'kind: List\napiVersion: v1\nitems: []', undefined, 'the list is empty'],
  ['a Service alone', 'apiVersion: v1\nkind: Service\nmetadata: {name: web}', 1, 'there is no Pod in it, only Service'],
  ['a kind in lower case', '\nkind: pod', 2, 'there is no kind pod'],
  ['a misspelt kind', 'kind: Deploymnet', 1, 'there is no kind Deploymnet'],
  ['a misspelt key', 'apiVersion: v1\nknd: Pod', 2, 'knd is not a field of an object'],
  ['a misspelt spec', `kind: Pod\nmetadata: {name: web}\nsepc:\n${containers}`, 3, 'sepc is not a field of a Pod'],
  ['no name', `kind: Pod\nspec:\n${containers}`, 1, 'the Pod has no name'],
  [
    'a number for a name',
    `kind: Pod\nmetadata:\n  name: 1\nspec:\n${containers}`,
    3,
    'the name of the Pod is not text',
  ],
  ['no spec', 'kind: Pod\nmetadata: {name: web}', 1, 'the Pod has no spec'],
  ['no containers', pod('  restartPolicy: Never\n'), 5, 'the Pod has no containers'],
  ['empty containers', pod('  containers: []\n'), 6, 'containers is empty'],
  ['containers without a dash', pod('  containers:\n    name: app\n'), 6, 'containers must be a list'],
  ['a container that is text', pod('  containers:\n  - app\n'), 7, 'containers[0] is not a container'],
  ['a container without a name', pod('  containers:\n  - image: web\n'), 7, 'containers[0] has no name'],
  ['a container without an image', pod(`${containers}  - name: two\n`), 9, 'container two has no image'],
  ['one name twice', pod(`${containers}  - {name: app, image: x}\n`), 9, 'two containers are called app'],
  ['a name with capitals', pod('  containers:\n  - name: App\n'), 7, 'a container cannot be called App'],
  ['an unknown field', pod(`  colour: red\n${containers}`), 6, "colour is not a field of a Pod's spec"],
  ['a misspelt field', pod(`${containers}    comand: [ls]\n`), 9, 'comand is not a field of a container'],
  ['a field a level too high', pod(`  image: web\n${containers}`), 6, "image is not a field of a Pod's spec"],
  ['a field a level too low', pod(`${containers}    volumes: []\n`), 9, 'volumes is not a field of a container'],
  ['an odd restart policy', pod(`  restartPolicy: always\n${containers}`), 6, 'restartPolicy cannot be always'],
  ['an odd pull policy', pod(`${containers}    imagePullPolicy: Missing\n`), 9, 'imagePullPolicy cannot be Missing'],
  [
    'a negative grace',
    pod(`  terminationGracePeriodSeconds: -1\n${containers}`),
    6,
    'terminationGracePeriodSeconds cannot be -1',
  ],
  [
    'a probe without an action',
    pod(`${containers}    livenessProbe: {}\n`),
    9,
    'livenessProbe does not say what to do',
  ],
  ['no template', workload('Deployment', 'apps/v1', '  replicas: 1\n'), 5, 'the Deployment has no template'],
  [
    'a misspelt template',
    workload('Deployment', 'apps/v1', '  tempalte: {}\n'),
    6,
    'tempalte is not a field of the Deployment',
  ],
  [
    'a Deployment that ends',
    workload('Deployment', 'apps/v1', `${template}      restartPolicy: Never\n`),
    10,
    'the Pods of a Deployment always restart, so restartPolicy cannot be Never',
  ],
  [
    'a Job that never ends',
    workload('Job', 'batch/v1', `${template}      restartPolicy: Always\n`),
    10,
    'the Pods of a Job must end, so restartPolicy cannot be Always',
  ],
  [
    'a Job without a policy',
    workload('Job', 'batch/v1', template),
    7,
    'the Pods of a Job must end, so restartPolicy cannot be left out',
  ],
])('%s is refused in one sentence', (_, source, line, what) => {
  const error = faultOf(source);
  expect(error.line).toBe(line);
  if (what !== '') expect(error.what).toBe(what);
  expect(error.remedy).toMatch(/^[A-Z].*[.?`]$/);
});

test.each([
  ['contianers', 'Did you mean containers?'],
  ['restartpolicy', 'Did you mean restartPolicy?'],
  ['imagePullPolicy', 'It belongs to a container: indent it under one.'],
  ['colour', 'Remove it, or check where it belongs.'],
])('of the unknown field %s it says: %s', (field, remedy) => {
  expect(faultOf(pod(`  ${field}: x\n`)).remedy).toBe(remedy);
});

test('R4: an ordinary init container may have neither probes nor hooks, and a sidecar both', () => {
  const probe = '    readinessProbe:\n      tcpSocket: {port: 80}\n';
  const init = (more: string) => pod(`  initContainers:\n  - name: first\n    image: web\n${more}${containers}`);
  expect(faultOf(init(probe))).toMatchObject({
    line: 9,
    what: 'init container first has a readinessProbe, which only a sidecar may',
  });
  expect(faultOf(init('    lifecycle: {}\n')).line).toBe(9);
  expect(readManifest(init(`${probe}    restartPolicy: Always\n`)).workloads[0]?.spec.containers[0]?.kind).toBe(
    'sidecar',
  );
});

test('D3: the pods of a Job and a CronJob carry the finalizer that the Job counts them by', () => {
  const job = workload('Job', 'batch/v1', `${template}      restartPolicy: Never\n`);
  expect(readManifest(job).workloads[0]?.spec.finalizers).toEqual(['batch.kubernetes.io/job-tracking']);
  const nested = `  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: OnFailure\n          containers: [{name: app, image: web}]\n`;
  expect(readManifest(workload('CronJob', 'batch/v1', nested)).workloads[0]?.spec.finalizers).toHaveLength(1);
});

test('documents and Lists are read in their order, and what makes no pods is listed with its line', () => {
  const list = `kind: List\nitems:\n- ${pod(containers).replaceAll('\n', '\n  ')}\n`;
  const source = `# first\napiVersion: v1\nkind: Service\nmetadata:\n  name: front\n---\n${workload('Deployment', 'apps/v1', template)}---\n${list}`;
  const { workloads, skipped } = readManifest(source);
  expect(workloads.map(({ kind, name, line }) => ({ kind, name, line }))).toEqual([
    { kind: 'Deployment', name: 'web', line: 7 },
    { kind: 'Pod', name: 'web', line: 19 },
  ]);
  expect(skipped).toEqual([{ kind: 'Service', name: 'front', line: 2 }]);
});

test('a Job of another API group is not a Kubernetes Job', () => {
  const volcano = `apiVersion: batch.example.com/v1\nkind: Job\nmetadata: {name: x}\n---\n${pod(containers)}`;
  expect(readManifest(volcano)).toMatchObject({ workloads: [{ kind: 'Pod' }], skipped: [{ kind: 'Job', line: 1 }] });
});

test('JSON is told its line as YAML is, and anchors are followed', () => {
  const json = '{"apiVersion": "v1",\n "kind": "Pod",\n "metadata": {"name": "web"},\n "spec": {\n  "contianers": []}}';
  expect(faultOf(json)).toMatchObject({ line: 5, remedy: 'Did you mean containers?' });
  const anchored = pod('  containers:\n  - &app\n    name: app\n    image: web:1\n  - <<: *app\n    name: two\n');
  expect(readManifest(anchored).workloads[0]?.spec.containers[1]).toMatchObject({ name: 'two', image: 'web:1' });
});

test('a text over the limit is refused before it is read', () => {
  const limit = { json: 10, yaml: 10 };
  expect(() => readManifest(pod(containers), undefined, limit)).toThrow('longer than 0 MB');
});

test('every field of an unknown map is reported before anything that is missing', () => {
  expect(faultOf('kind: Pod\nsepc: {}').what).toBe('sepc is not a field of a Pod');
});

test('a manifest with any piece cut out or doubled is read, or refused with a sentence', () => {
  const whole = pod(
    `  initContainers:\n  - {name: a, image: b}\n${containers}    readinessProbe:\n      exec: {command: [ls]}\n`,
  );
  const offset = fc.nat(whole.length);
  fc.assert(
    fc.property(offset, offset, fc.string({ maxLength: 3 }), (from, to, between) => {
      try {
        readManifest(whole.slice(0, from) + between + whole.slice(to));
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

function faultOf(source: string): InputError {
  try {
    readManifest(source, 'web.yaml');
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`this was read: ${source}`);
}

function messageOf(source: string): string {
  return faultOf(source).message;
}

/** The manifests in a scenario that hold a Pod and that the cluster did not refuse. */
function accepted(scenario: string): readonly string[] {
  return recordedActions(scenario)
    .filter(({ action, exitCode }) => action === 'kubectl apply' && exitCode === 0)
    .map(({ input = '' }) => input)
    .filter((input) => !input.includes('kind: PersistentVolumeClaim') || input.includes('kind: Pod'));
}

function isMadeBy({ kind, name }: Workload, podName: string): boolean {
  return kind === 'Pod' ? podName === name : podName.startsWith(`${name}-`);
}

/** Without what the cluster adds: a name, a node, and the volume of the service account. */
function asApplied({ name: _name, namespace: _namespace, nodeName: _node, volumes, ...rest }: PodSpec): object {
  return { ...rest, volumes: volumes.filter((volume) => !volume.name.startsWith('kube-api-access-')) };
}
