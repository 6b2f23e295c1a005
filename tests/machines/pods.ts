import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { hello } from '@/machines/hello.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';

/** The pod of a manifest's spec, written as YAML below `spec:`. */
export function podOf(spec: string, metadata = ''): PodSpec {
  const indented = spec
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  const source = `kind: Pod\nmetadata: { name: web, ${metadata} }\nspec:\n${indented}\n`;
  const [workload] = readManifest(source).workloads;
  if (!workload) throw new RangeError('manifest: no pod in it');
  return workload.spec;
}

/** The pods over whose reachable states the laws are held: each has something that the others have not. */
export const pods = {
  hello,
  'init container, sidecar and two main containers': podOf(`
initContainers:
- { name: init, image: a:1 }
- { name: side, image: b:1, restartPolicy: Always, startupProbe: { failureThreshold: 2, exec: { command: [x] } } }
containers:
- { name: one, image: c:1 }
- { name: two, image: d:1 }`),
  'restartPolicy Never': podOf(`
restartPolicy: Never
initContainers: [{ name: init, image: a:1 }]
containers: [{ name: one, image: b:1, lifecycle: { postStart: { exec: { command: [x] } } } }]`),
  'restartPolicy OnFailure with a sidecar': podOf(`
restartPolicy: OnFailure
initContainers: [{ name: side, image: a:1, restartPolicy: Always }]
containers: [{ name: one, image: b:1 }]`),
  'hooks and all three probes': podOf(`
terminationGracePeriodSeconds: 5
containers:
- name: one
  image: a:1
  startupProbe: { exec: { command: [x] }, failureThreshold: 3 }
  livenessProbe: { exec: { command: [x] }, failureThreshold: 2 }
  readinessProbe: { exec: { command: [x] }, failureThreshold: 2 }
  lifecycle: { postStart: { exec: { command: [x] } }, preStop: { exec: { command: [x] } } }`),
  gates: podOf(`
schedulingGates: [{ name: acme/quota }]
readinessGates: [{ conditionType: acme/ready }]
containers: [{ name: one, image: a:1 }]`),
  'rules that restart all containers': podOf(`
restartPolicy: Never
initContainers: [{ name: init, image: a:1 }]
containers:
- name: one
  image: b:1
  restartPolicy: Never
  restartPolicyRules: [{ action: RestartAllContainers, exitCodes: { operator: In, values: [1] } }]
- { name: two, image: c:1 }`),
  'a finalizer': podOf('containers: [{ name: one, image: a:1 }]', 'finalizers: [acme/books]'),
  'volumes and references': podOf(`
containers:
- name: one
  image: a:1
  env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: a } } }]
  securityContext: { runAsNonRoot: true }
volumes: [{ name: settings, configMap: { name: settings } }, { name: scratch, emptyDir: {} }]`),
  'a rule that restarts all containers': podOf(`
initContainers: [{ name: init, image: a:1 }]
containers:
- name: one
  image: b:1
  restartPolicy: Never
  restartPolicyRules: [{ action: RestartAllContainers, exitCodes: { operator: In, values: [1] } }]
- { name: two, image: c:1 }`),
  'imagePullPolicy Never': podOf('containers: [{ name: one, image: a:1, imagePullPolicy: Never }]'),
  'imagePullPolicy Always': podOf('containers: [{ name: one, image: a }]'),
  'an image name that cannot be read': podOf('containers: [{ name: one, image: "A:1" }]'),
  'a node and a deadline of its own': podOf(`
nodeName: node-7
hostNetwork: true
activeDeadlineSeconds: 60
containers: [{ name: one, image: a:1 }]`),
} as const satisfies Record<string, PodSpec>;
