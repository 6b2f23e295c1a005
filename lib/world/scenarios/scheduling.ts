import { facts, type Scenario } from '../scenario.ts';

/** The scheduler: which node, and why none. */
export const schedulingScenarios: readonly Scenario[] = [
  {
    name: 'insufficient-cpu',
    title: 'More cpu than any node has',
    says: 'The only node has 2 cpus and the pod asks for 64.',
    search: ['Pending', 'Unschedulable', 'FailedScheduling', 'Insufficient cpu', '0/1 nodes'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    resources: {requests: {cpu: "64"}}
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
`),
  },
  {
    name: 'node-selector-mismatch',
    title: 'No node matches the selector',
    says: 'The pod wants a node with the label disktype=ssd, and there is none.',
    search: ['Pending', 'Unschedulable', 'FailedScheduling', 'nodeSelector', '0/1 nodes'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeSelector: {disktype: ssd}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
`),
  },
  {
    name: 'deleted-before-scheduled',
    title: 'Deleted before it had a node',
    says: 'A pod that no node has taken is removed at once: nothing has to be stopped.',
    search: ['Pending', 'Terminating', 'delete'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeSelector: {disktype: ssd}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
happens:
- { at: 5s, do: delete }
`),
  },
  {
    name: 'host-port-conflict',
    title: 'The host port is taken',
    says: 'Another pod of the only node uses the same host port.',
    search: ['hostPort', 'FailedScheduling', 'free ports', 'Pending'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web-2
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    ports: [{containerPort: 8080, hostPort: 18080}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
nodes:
- name: node-1
  pods:
  - { hostPorts: [18080] }
`),
  },
  {
    name: 'pod-anti-affinity',
    title: 'Two pods that avoid each other',
    says: 'The pod may not share a node with another one of its kind, and gets its node when that one has gone.',
    search: ['podAntiAffinity', 'FailedScheduling', 'Pending', 'anti-affinity'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web-2
  labels: {app: w}
spec:
  affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: w}}, topologyKey: kubernetes.io/hostname}]}}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
nodes:
- name: node-1
  pods:
  - { labels: { app: w }, until: 10s }
`),
  },
  {
    name: 'scheduling-gates',
    title: 'Held by a scheduling gate',
    says: 'The scheduler does not look at the pod before the last gate is taken off.',
    search: ['SchedulingGated', 'schedulingGates'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  schedulingGates: [{name: example.com/quota}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
happens:
- { at: 8s, do: removeGates }
`),
  },
  {
    name: 'pvc-missing',
    title: 'The claim does not exist',
    says: 'The pod mounts a claim that nobody has created, so no node is chosen.',
    search: ['PersistentVolumeClaim', 'FailedScheduling', 'Pending', 'not found'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes: [{name: d, persistentVolumeClaim: {claimName: nope}}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    volumeMounts: [{name: d, mountPath: /d}]
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
objects:
- { kind: PersistentVolumeClaim, name: nope, from: never }
`),
  },
  {
    name: 'pvc-unbound',
    title: 'The claim has no volume',
    says: 'The claim exists, but no volume is bound to it, so no node is chosen.',
    search: ['PersistentVolumeClaim', 'unbound', 'FailedScheduling', 'Pending'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    volumeMounts: [{name: d, mountPath: /d}]
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
objects:
- { kind: PersistentVolumeClaim, name: data, bound: never }
`),
  },
];
