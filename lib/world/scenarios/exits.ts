import { facts, type Scenario } from '../scenario.ts';

/** The end of a process, and what follows. */
export const exitsScenarios: readonly Scenario[] = [
  {
    name: 'crash-loop',
    title: 'A process that exits with 1',
    says: 'The process ends soon after each start, and the waits before the next one grow.',
    search: ['CrashLoopBackOff', 'Error', 'exit 1', 'BackOff'],
    asks: ['Why does STATUS say CrashLoopBackOff while the phase is Running?', 'How long does CrashLoopBackOff wait?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","echo boom; exit 1"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 1, after: 300ms }
`),
  },
  {
    name: 'exit-zero-always',
    title: 'Exit code 0 and restartPolicy Always',
    says: 'The process ends well, and is started again and again because restartPolicy is Always.',
    search: ['Completed', 'CrashLoopBackOff', 'exit 0'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 2; exit 0"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 0, after: 2s }
`),
  },
  {
    name: 'fail-never-restart',
    title: 'Exit code 3 and restartPolicy Never',
    says: 'The process fails, and the pod ends as Failed because restartPolicy is Never.',
    search: ['Error', 'Failed', 'exit 3', 'Never'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 2; exit 3"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 3, after: 2s }
`),
  },
  {
    name: 'on-failure-then-success',
    title: 'It succeeds at the third try',
    says: 'With restartPolicy OnFailure two runs fail, the third one ends with 0, and the pod is done.',
    search: ['OnFailure', 'Completed', 'CrashLoopBackOff', 'Succeeded'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  restartPolicy: OnFailure
  volumes: [{name: v, emptyDir: {}}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","echo x >> /v/n; [ $(wc -l < /v/n) -ge 3 ]"]
    volumeMounts: [{name: v, mountPath: /v}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 1, after: 100ms }
    - { ends: exit, code: 1, after: 200ms }
    - { ends: exit, code: 0, after: 200ms }
`),
  },
  {
    name: 'run-to-completion',
    title: 'It runs to its end',
    says: 'The process ends with 0 and restartPolicy is Never, so the pod ends as Succeeded.',
    search: ['Completed', 'Succeeded', 'exit 0'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 2"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 0, after: 2s }
`),
  },
  {
    name: 'job-backoff-limit',
    title: 'A Job that gives up',
    says: 'Each pod of the Job fails, and after backoffLimit the Job makes no more.',
    search: ['Job', 'BackoffLimitExceeded', 'Error', 'backoffLimit'],
    manifest: `apiVersion: batch/v1
kind: Job
metadata: {name: j}
spec:
  backoffLimit: 1
  template:
    spec:
      restartPolicy: Never
      containers: [{name: app, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","exit 1"]}]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: exit, code: 1, after: 300ms }
`),
  },
  {
    name: 'killed-by-signal',
    title: 'A signal that does nothing',
    says: 'A process that is the first of its container is not killed by a signal that it does not handle.',
    search: ['SIGUSR1', 'PID 1', 'signal'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","kill -USR1 $$; sleep 600"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
`),
  },
  {
    name: 'container-killed-outside',
    title: 'Somebody kills the process',
    says: 'SIGKILL from outside ends the process with 137; it is started again at once.',
    search: ['exit 137', 'SIGKILL', 'Error'],
    asks: ['Why exit code 137 when it was not out of memory?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
    command: ["/bin/sh","-c","sleep 600"]
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
happens:
- { at: 8s, do: kill, container: app, code: 137 }
`),
  },
  {
    name: 'out-of-memory',
    title: 'It grows past its limit',
    says: 'The process wants more memory than its limit, and the kernel kills it: OOMKilled, exit code 137.',
    search: ['OOMKilled', 'exit 137', 'CrashLoopBackOff', 'memory limit'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    command: ["/bin/sh","-c","sleep 2; dd if=/dev/zero of=/dev/null bs=200M count=5"]
    resources: {limits: {memory: 32Mi}}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  app:
    runs:
    - { ends: outOfMemory, after: 2s }
`),
  },
  {
    name: 'one-of-two-completes',
    title: 'One of two containers is done',
    says: 'One container ends with 0 and is not started again, so the pod is never wholly ready.',
    search: ['NotReady', 'OnFailure', '1/2'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: OnFailure
  containers:
  - {name: good, image: "localhost:5000/web:1.0"}
  - {name: once, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","sleep 2"]}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  once:
    runs:
    - { ends: exit, code: 0, after: 2s }
  good:
    runs:
    - { ends: never }
`),
  },
  {
    name: 'one-of-two-crashes',
    title: 'One of two containers crashes',
    says: 'The good container runs on while the bad one is started again and again.',
    search: ['CrashLoopBackOff', 'Error', '1/2'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: good, image: "localhost:5000/web:1.0"}
  - {name: bad, image: "localhost:5000/web:1.0", command: ["/bin/sh","-c","sleep 2; exit 1"]}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
containers:
  bad:
    runs:
    - { ends: exit, code: 1, after: 2s }
`),
  },
];
