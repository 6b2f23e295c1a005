import { facts, type Scenario } from '../scenario.ts';

/** Init containers and sidecars. */
export const initsScenarios: readonly Scenario[] = [
  {
    name: 'init-containers-in-order',
    title: 'Two init containers',
    says: 'Init containers run one after the other, and only then the main container starts.',
    search: ['Init:0/2', 'Init:1/2', 'PodInitializing'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - {name: first, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","sleep 3"]}
  - {name: second, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","sleep 3"]}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  first:
    runs:
    - { ends: exit, code: 0, after: 3s }
  second:
    runs:
    - { ends: exit, code: 0, after: 3s }
`),
  },
  {
    name: 'init-crash-loop',
    title: 'An init container that fails',
    says: 'The init container exits with 2 each time, so the main container never starts.',
    search: ['Init:Error', 'Init:CrashLoopBackOff', 'Init:0/1', 'exit 2'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - {name: first, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","exit 2"]}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  first:
    runs:
    - { ends: exit, code: 2, after: 400ms }
`),
  },
  {
    name: 'sidecar-and-main-completes',
    title: 'A sidecar and a Job',
    says: 'The main container is done, so the sidecar is stopped and the pod ends as Succeeded.',
    search: ['sidecar', 'Completed', 'Job never ends'],
    asks: ['In which order do sidecars start and stop?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  restartPolicy: Never
  initContainers:
  - name: logs
    image: localhost:5000/web:1.0
    restartPolicy: Always
    command: ["/bin/sh","-c","trap \\"exit 0\\" TERM; while :; do sleep 1; done"]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 4"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 0, after: 4s }
  logs:
    stops: { ends: exit, code: 0, after: 500ms }
`),
  },
  {
    name: 'sidecar-starts-first',
    title: 'The sidecar starts first',
    says: 'The sidecar lets the init container go when its startup probe has succeeded, and is stopped last.',
    search: ['sidecar', 'Init:0/2', 'Init:1/2', 'startup probe'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: proxy
    image: localhost:5000/web:1.1
    restartPolicy: Always
    command: ["/bin/sh","-c","sleep 4; touch /tmp/ok; trap \\"exit 0\\" TERM; while :; do sleep 1; done"]
    startupProbe: {exec: {command: [cat, /tmp/ok]}, periodSeconds: 1, failureThreshold: 30}
  - {name: migrate, image: "localhost:5000/web:1.1", command: ["/bin/sh","-c","sleep 2"]}
  containers:
  - name: app
    image: localhost:5000/web:1.1
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
containers:
  proxy:
    startup:
    - { answer: fails }
    - { answer: succeeds, after: 4s }
  migrate:
    runs:
    - { ends: exit, code: 0, after: 2s }
  app:
    stops: { ends: never }
happens:
- { at: 18s, do: delete }
`),
  },
];
