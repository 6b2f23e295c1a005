import { facts, type Scenario } from '../scenario.ts';

/** What people ask again and again, and no recording shows. */
export const askedScenarios: readonly Scenario[] = [
  {
    name: 'sandbox-changed',
    title: 'The sandbox is lost',
    says: 'The node is restarted while the pod runs, so its sandbox is gone; the kubelet makes a new one and starts the container in it.',
    search: ['SandboxChanged', 'Pod sandbox changed', 'node restart'],
    asks: ['What does "Pod sandbox changed, it will be killed and re-created" mean?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
happens:
- { at: 60s, do: loseSandbox }
`),
  },
  {
    name: 'init-containers-run-again',
    title: 'Init containers run again',
    says: 'With a new sandbox everything begins anew: the init container runs a second time, so it must be able to.',
    search: ['Init:0/1', 'SandboxChanged', 'init containers'],
    asks: ['Why did my init containers run again?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: migrate
    image: ghcr.io/acme/web:1.0
    args: [migrate]
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  migrate:
    runs:
    - { ends: exit, code: 0, after: 5s }
happens:
- { at: 60s, do: loseSandbox }
`),
  },
  {
    name: 'init-waits',
    title: 'An init container that waits',
    says: 'The init container waits for a database that answers after 40 s; until then the pod has begun with none of its one init containers.',
    search: ['Init:0/1', 'PodInitializing', 'init container'],
    asks: ['What is Init:0/1?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: wait-for-db
    image: ghcr.io/acme/web:1.0
    args: ["wait-for", "db:5432"]
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  wait-for-db:
    runs:
    - { ends: exit, code: 0, after: 40s }
`),
  },
  {
    name: 'back-off-resets',
    title: 'The back-off begins anew',
    says: 'The process crashes twice, then runs for eleven minutes; after its next end it is started again at once.',
    search: ['CrashLoopBackOff', 'BackOff', 'reset'],
    asks: ['When is the back-off of a crash loop reset?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 1, after: 1s }
    - { ends: exit, code: 1, after: 1s }
    - { ends: exit, code: 1, after: 11m }
    - { ends: never }
`),
  },
  {
    name: 'job-with-a-plain-sidecar',
    title: 'A Job that never ends',
    says: 'A second main container runs on, so the pod is never done; as a sidecar it would be stopped.',
    search: ['Job', 'NotReady', 'sidecar', '1/2'],
    asks: ['Why does my Job with a sidecar never end?'],
    manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: report
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      - name: work
        image: ghcr.io/acme/web:1.0
      - name: proxy
        image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  work:
    runs:
    - { ends: exit, code: 0, after: 10s }
  proxy:
    runs:
    - { ends: never }
`),
  },
  {
    name: 'nine-nodes',
    title: 'Nine nodes, and none fits',
    says: 'Three nodes are full, two have a taint, three lack the label and one is cordoned; uncordoning that one helps after 40 s.',
    search: [
      '0/9 nodes',
      'FailedScheduling',
      'Unschedulable',
      'Pending',
      'Insufficient cpu',
      'untolerated taint',
      'cordon',
    ],
    asks: ['What does "0/9 nodes are available" mean?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeSelector: { disktype: ssd }
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
    resources: { requests: { cpu: 500m } }
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
nodes:
- { name: node-1, cpu: 2, labels: { disktype: ssd }, pods: [{ cpu: "1800m" }] }
- { name: node-2, cpu: 2, labels: { disktype: ssd }, pods: [{ cpu: "1800m" }] }
- { name: node-3, cpu: 2, labels: { disktype: ssd }, pods: [{ cpu: "1800m" }] }
- { name: node-4, cpu: 8, taints: [{ key: dedicated, value: gpu, effect: NoSchedule }] }
- { name: node-5, cpu: 8, taints: [{ key: dedicated, value: gpu, effect: NoSchedule }] }
- { name: node-6, cpu: 8, labels: { disktype: hdd } }
- { name: node-7, cpu: 8, labels: { disktype: hdd } }
- { name: node-8, cpu: 8, labels: { disktype: hdd } }
- { name: node-9, cpu: 8, labels: { disktype: ssd }, cordoned: true }
happens:
- { at: 40s, do: uncordon, node: node-9 }
`),
  },
  {
    name: 'node-dies',
    title: 'A node dies',
    says: 'The node stops answering after 60 s. The pod counts as not ready then, and is deleted after five minutes more, but nobody is there to stop it.',
    search: ['NodeNotReady', 'Terminating', 'node died', 'unreachable', 'stuck Terminating'],
    asks: ['The node died: why are its pods still Running?', 'Why is my pod stuck in Terminating?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
nodes:
- name: node-1
  silent: { from: 60s }
`),
  },
  {
    name: 'evicted-for-memory',
    title: 'Evicted for memory',
    says: 'The node runs short of memory, and the kubelet evicts the pod; the object stays until somebody deletes it.',
    search: ['Evicted', 'The node was low on resource', 'memory pressure', 'Failed'],
    asks: ['Why do evicted pods pile up?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  app:
    stops: { ends: exit, code: 143, after: 500ms }
happens:
- { at: 60s, do: pressure, message: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi. " }
`),
  },
  {
    name: 'configmap-key-missing',
    title: 'A key is missing',
    says: 'The ConfigMap is there, but not the key that the environment asks for.',
    search: ['CreateContainerConfigError', "couldn't find key", 'configmap'],
    asks: ['CreateContainerConfigError: which key is missing?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
    env:
    - name: DATABASE
      valueFrom: { configMapKeyRef: { name: settings, key: DATABASE_URL } }
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
objects:
- { kind: ConfigMap, name: settings, keys: [LOG_LEVEL] }
`),
  },
  {
    name: 'rollout-without-errors',
    title: 'Stopped without errors',
    says: 'The old pod of a rollout waits 5 s in its preStop hook, so that nobody sends it requests any more when SIGTERM comes.',
    search: ['502', 'rollout', 'preStop', 'Terminating'],
    asks: ['Why are there 502s during a rollout?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
    readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5 }
    lifecycle: { preStop: { sleep: { seconds: 5 } } }
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
containers:
  app:
    preStop: { takes: 5s }
    stops: { ends: exit, code: 0, after: 2s }
happens:
- { at: 30s, do: delete }
`),
  },
  {
    name: 'no-events-any-more',
    title: 'No events any more',
    says: 'The pod runs well and nothing happens to it. The API server keeps Events for an hour, so whoever looks later sees none.',
    search: ['events', '<none>', 'Running'],
    asks: ['Why are the events of my pod gone?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
`),
  },
  {
    name: 'slow-start',
    title: 'A slow start',
    says: 'The pull takes 45 s, the init container 12 s and the startup probe 20 s: each stage of the start has its own length.',
    search: ['Pulling', 'startup probe', 'Init:0/1', 'PodInitializing', 'slow'],
    asks: ['How long did each stage of the start take?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: migrate
    image: ghcr.io/acme/web:1.0
    args: [migrate]
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
    startupProbe: { httpGet: { path: /started, port: 8080 }, periodSeconds: 5, failureThreshold: 12 }
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", takes: 45s }
containers:
  migrate:
    runs:
    - { ends: exit, code: 0, after: 12s }
  app:
    startup:
    - { answer: fails }
    - { answer: succeeds, after: 20s }
`),
  },
  {
    name: 'image-unauthorized',
    title: 'No access to the registry',
    says: 'The registry wants credentials that the pod does not have.',
    search: ['ErrImagePull', 'ImagePullBackOff', '403 Forbidden', 'imagePullSecrets', 'unauthorized'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", registry: unauthorized }
`),
  },
  {
    name: 'image-rate-limited',
    title: 'Too many pulls',
    says: 'The registry refuses for five minutes because it was asked too often; then the pull succeeds.',
    search: ['ErrImagePull', 'ImagePullBackOff', '429 Too Many Requests', 'toomanyrequests'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", registry: limited }
- { image: "ghcr.io/acme/web:1.0", from: 2m }
`),
  },
  {
    name: 'drain',
    title: 'The node is drained',
    says: 'Somebody drains the node, so the pod is evicted through the API with its grace.',
    search: ['Terminating', 'kubectl drain', 'EvictionByEvictionAPI', 'DisruptionTarget'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
happens:
- { at: 30s, do: drain }
`),
  },
  {
    name: 'preempted',
    title: 'A more important pod needs the place',
    says: 'The scheduler deletes the pod because one of higher priority fits nowhere else.',
    search: ['Preempted', 'PreemptionByScheduler', 'priority', 'Terminating'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
happens:
- { at: 30s, do: preempt }
`),
  },
  {
    name: 'tainted',
    title: 'A NoExecute taint',
    says: 'Somebody taints the node with NoExecute; the pod tolerates it for 20 s and is deleted then.',
    search: ['NoExecute', 'TaintManagerEviction', 'DeletionByTaintManager', 'Terminating'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  tolerations:
  - { key: maintenance, operator: Exists, effect: NoExecute, tolerationSeconds: 20 }
  containers:
  - name: app
    image: ghcr.io/acme/web:1.0
`,
    world: facts(`images:
- { image: "ghcr.io/acme/web:1.0", onNode: true }
happens:
- { at: 30s, do: taint, key: maintenance, effect: NoExecute }
`),
  },
];
