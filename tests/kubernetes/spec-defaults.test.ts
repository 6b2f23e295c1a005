import { expect, test } from 'vitest';
import { defaultPullPolicy, toPodSpec } from '../../lib/kubernetes/spec-defaults.ts';
import { samplePod } from './sample-pod.ts';

const digest = `sha256:${'0'.repeat(64)}`;

test.each([
  ['nginx', 'Always'],
  ['nginx:latest', 'Always'],
  [`nginx:latest@${digest}`, 'Always'],
  ['nginx:1.29', 'IfNotPresent'],
  [`nginx@${digest}`, 'IfNotPresent'],
  ['localhost:5000/web', 'Always'],
  ['localhost:5000/web:latest', 'Always'],
  ['localhost:5000/web:1', 'IfNotPresent'],
  ['registry.example.com:443/team/web__x/y-z', 'Always'],
  ['Bad_Image::1', 'IfNotPresent'],
  ['UPPER', 'IfNotPresent'],
  ['', 'IfNotPresent'],
])('4.1: the pull policy of %s is %s', (image, policy) => {
  expect(defaultPullPolicy(image)).toBe(policy);
});

test('6.7: a probe that says nothing of its counts gets the defaults, and so does one that says 0', () => {
  const defaults = {
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };
  const spec = {
    containers: [{ name: 'app', livenessProbe: {}, readinessProbe: { periodSeconds: 0, failureThreshold: 5 } }],
  };
  const [app] = toPodSpec(samplePod({ spec })).containers;
  expect(app?.livenessProbe).toEqual(defaults);
  expect(app?.readinessProbe).toEqual({ ...defaults, failureThreshold: 5 });
  expect(app?.startupProbe).toBeUndefined();
});

test('R1: a container restarts by its own policy, else by the pod’s, else always', () => {
  const spec = {
    restartPolicy: 'Never',
    initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'once' }],
    containers: [{ name: 'app', restartPolicy: 'OnFailure' }, { name: 'web' }],
  };
  expect(
    toPodSpec(samplePod({ spec })).containers.map(({ kind, restartPolicy }) => `${kind} ${restartPolicy}`),
  ).toEqual(['sidecar Always', 'init Never', 'main OnFailure', 'main Never']);
  expect(toPodSpec(samplePod({})).restartPolicy).toBe('Always');
});

test('D1: a pod has 30 seconds to stop unless it says otherwise, even 0', () => {
  expect(toPodSpec(samplePod({})).terminationGracePeriodSeconds).toBe(30);
  expect(toPodSpec(samplePod({ spec: { terminationGracePeriodSeconds: 0 } })).terminationGracePeriodSeconds).toBe(0);
});

test('an environment needs the ConfigMaps and Secrets that it does not call optional, envFrom before env', () => {
  const env = [
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } },
    { name: 'B', valueFrom: { secretKeyRef: { name: 'maybe', key: 'b', optional: true } } },
    { name: 'C', value: 'plain' },
  ];
  const spec = { containers: [{ name: 'app', env, envFrom: [{ secretRef: { name: 'keys' } }] }] };
  expect(toPodSpec(samplePod({ spec })).containers[0]?.references).toEqual([
    { kind: 'Secret', name: 'keys' },
    { kind: 'ConfigMap', name: 'settings', key: 'a' },
  ]);
});

test('a volume is named by its source, refers to what it mounts, and without a source is an emptyDir', () => {
  const volumes = [
    { name: 'a', configMap: { name: 'settings', optional: true } },
    { name: 'b', persistentVolumeClaim: { claimName: 'disk' } },
    { name: 'c', secret: { secretName: 'keys' } },
    { name: 'd' },
    { name: 'e', emptyDir: {} },
  ];
  expect(toPodSpec(samplePod({ spec: { volumes } })).volumes).toEqual([
    { name: 'a', source: 'configMap', refersTo: 'settings', optional: true },
    { name: 'b', source: 'persistentVolumeClaim', refersTo: 'disk', optional: false },
    { name: 'c', source: 'secret', refersTo: 'keys', optional: false },
    { name: 'd', source: 'emptyDir', optional: false },
    { name: 'e', source: 'emptyDir', optional: false },
  ]);
});

test('what the pod says of its user holds for a container that says nothing', () => {
  const spec = {
    securityContext: { runAsNonRoot: true },
    containers: [{ name: 'app' }, { name: 'root', securityContext: { runAsNonRoot: false } }],
  };
  expect(toPodSpec(samplePod({ spec })).containers.map(({ runAsNonRoot }) => runAsNonRoot)).toEqual([true, false]);
});
