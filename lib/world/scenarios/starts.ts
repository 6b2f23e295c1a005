import { facts, type Scenario } from '../scenario.ts';

/** The start: configuration, command, hooks, sandbox. */
export const startsScenarios: readonly Scenario[] = [
  {
    name: 'bad-command',
    title: 'The command does not exist',
    says: 'The container is created, but its command is not in the image.',
    search: ['RunContainerError', 'CrashLoopBackOff', 'StartError', 'exit 128', 'no such file or directory'],
    asks: ['Why are there no logs of a crash loop?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: app, image: "localhost:5000/web:1.0", command: ["/no/such/binary"]}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: commandNotFound }
`),
  },
  {
    name: 'configmap-missing-env',
    title: 'A ConfigMap for the environment is missing',
    says: 'The environment needs a ConfigMap that somebody creates after 20 s.',
    search: ['CreateContainerConfigError', 'configmap not found'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    envFrom: [{configMapRef: {name: settings}}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
objects:
- { kind: ConfigMap, name: settings, from: 20s }
`),
  },
  {
    name: 'configmap-missing-volume',
    title: 'A ConfigMap for a volume is missing',
    says: 'The volume needs a ConfigMap that somebody creates after 25 s; until then only an event tells of it.',
    search: ['ContainerCreating', 'FailedMount', 'configmap not found', 'stuck in ContainerCreating'],
    asks: ['What does FailedMount mean?', 'Why is my pod stuck in ContainerCreating?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes: [{name: c, configMap: {name: settings}}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    volumeMounts: [{name: c, mountPath: /c}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
objects:
- { kind: ConfigMap, name: settings, from: 25s }
`),
  },
  {
    name: 'network-plugin-broken',
    title: 'The network plug-in fails',
    says: 'No sandbox can be made while the network plug-in of the node is broken.',
    search: ['ContainerCreating', 'FailedCreatePodSandBox', 'CNI', 'stuck in ContainerCreating'],
    asks: ['Why is my pod stuck in ContainerCreating?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
nodes:
- name: node-1
  network: { fails: sandbox, until: 20s }
`),
  },
  {
    name: 'run-as-non-root-refused',
    title: 'The image would run as root',
    says: 'The pod demands runAsNonRoot, and the image runs as root.',
    search: ['CreateContainerConfigError', 'runAsNonRoot', 'root'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  securityContext: {runAsNonRoot: true}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true, runsAs: root }
`),
  },
  {
    name: 'post-start-hook-fails',
    title: 'The postStart hook fails',
    says: 'The hook ends with an error, so the kubelet kills the container and starts it again.',
    search: ['PostStartHookError', 'FailedPostStartHook', 'CrashLoopBackOff', 'lifecycle'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 600"]
    lifecycle: {postStart: {exec: {command: ["/bin/sh","-c","exit 7"]}}}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    postStart: { fails: true, takes: 50ms }
`),
  },
  {
    name: 'ephemeral-container',
    title: 'A debugger is attached',
    says: 'Somebody adds an ephemeral container to look around, which changes neither READY nor STATUS.',
    search: ['kubectl debug', 'ephemeral'],
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
`),
  },
  {
    name: 'static-pod',
    title: 'A pod from a file of the node',
    says: 'The kubelet runs the pod from a file; when the file is gone it stops the process, and the mirror of the pod goes.',
    search: ['static pod', 'mirror', '/etc/kubernetes/manifests'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: static-node-1
spec:
  nodeName: node-1
  containers:
  - name: app
    image: localhost:5000/web:1.1
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
containers:
  app:
    stops: { ends: never }
happens:
- { at: 30s, do: delete }
`),
  },
];
