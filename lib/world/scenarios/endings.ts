import { facts, type Scenario } from '../scenario.ts';

/** The end of a pod. */
export const endingsScenarios: readonly Scenario[] = [
  {
    name: 'active-deadline-exceeded',
    title: 'The deadline is over',
    says: 'The pod may be active for 6 s; then the kubelet stops it, and it ends as Failed.',
    search: ['DeadlineExceeded', 'activeDeadlineSeconds', 'Error'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  activeDeadlineSeconds: 6
  terminationGracePeriodSeconds: 1
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 600"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    stops: { ends: never }
`),
  },
  {
    name: 'empty-dir-limit-evicted',
    title: 'An emptyDir past its limit',
    says: 'The process fills a volume past its sizeLimit, and the kubelet evicts the pod.',
    search: ['Evicted', 'emptyDir', 'sizeLimit', 'Error'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 1
  volumes: [{name: v, emptyDir: {sizeLimit: 5Mi}}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 3; dd if=/dev/zero of=/v/f bs=1M count=20; sleep 600"]
    volumeMounts: [{name: v, mountPath: /v}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    stops: { ends: never }
happens:
- { at: 39s, do: pressure, message: "Usage of EmptyDir volume \\"v\\" exceeds the limit \\"5Mi\\". " }
`),
  },
  {
    name: 'finalizer-holds',
    title: 'Held by a finalizer',
    says: 'Everything has stopped, but the object stays until somebody takes its finalizer off.',
    search: ['Terminating', 'finalizer', 'stuck Terminating'],
    asks: ['Why is my pod stuck in Terminating?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
  finalizers: [example.com/hold]
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","trap \\"exit 0\\" TERM; while :; do sleep 1; done"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    stops: { ends: exit, code: 0, after: 500ms }
happens:
- { at: 8s, do: delete }
- { at: 20s, do: removeFinalizers }
`),
  },
  {
    name: 'force-delete',
    title: 'Deleted by force',
    says: 'The object vanishes from the API before anything has stopped on the node.',
    search: ['Terminating', '--force', 'grace-period=0'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    stops: { ends: never }
happens:
- { at: 8s, do: forceDelete }
`),
  },
  {
    name: 'pre-stop-hook-and-sigkill',
    title: 'preStop hook, SIGTERM, SIGKILL',
    says: 'Hook and signal share 8 s of grace; the process ignores SIGTERM and is killed.',
    search: ['preStop', 'SIGTERM', 'SIGKILL', 'exit 137', 'Terminating'],
    asks: ['How do I see Terminating in the API?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 8
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","trap \\"\\" TERM; while :; do sleep 1; done"]
    lifecycle: {preStop: {exec: {command: ["/bin/sh","-c","sleep 3"]}}}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    preStop: { takes: 3s }
    stops: { ends: never }
happens:
- { at: 8s, do: delete }
`),
  },
  {
    name: 'node-lost',
    title: 'The node is gone',
    says: 'The kubelet of the node never answers; when the Node object is deleted the pod is given up as Failed.',
    search: ['NodeLost', 'Failed', 'DeletionByPodGC', 'node died', 'Unknown'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: on-lost
spec:
  nodeName: small-1
  tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 10},{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]
  containers:
  - name: app
    image: localhost:5000/web:1.1
`,
    world: facts(`nodes:
- name: small-1
  silent: { from: 0s, noticed: never }
happens:
- { at: 100s, do: deleteNode, node: small-1 }
`),
  },
];
