import { facts, type Scenario } from '../scenario.ts';

/** Probes, gates, and what READY counts. */
export const probesScenarios: readonly Scenario[] = [
  {
    name: 'http-probe-refused',
    title: 'The liveness probe asks the wrong port',
    says: 'Nothing listens there, so the kubelet kills the container again and again.',
    search: ['Unhealthy', 'liveness', 'connection refused', 'CrashLoopBackOff'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: app
    image: localhost:5000/web:1.1
    livenessProbe: {httpGet: {path: /healthz, port: 9090}, periodSeconds: 3, failureThreshold: 2}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
containers:
  app:
    stops: { ends: never }
    liveness:
    - { answer: fails }
`),
  },
  {
    name: 'liveness-kills',
    title: 'The liveness probe fails after 8 s',
    says: 'The process hangs 8 s after each start; the liveness probe has it killed.',
    search: ['Unhealthy', 'Killing', 'liveness', 'CrashLoopBackOff'],
    asks: ['Does a failing liveness probe send SIGTERM or SIGKILL?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 3
  containers:
  - name: app
    image: localhost:5000/web:1.1
    command: ["/bin/sh","-c","touch /tmp/alive; sleep 8; rm /tmp/alive; sleep 600"]
    livenessProbe: {exec: {command: [cat, /tmp/alive]}, periodSeconds: 2, failureThreshold: 2}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", takes: 400ms }
containers:
  app:
    stops: { ends: never }
    liveness:
    - { answer: fails, after: 8s }
`),
  },
  {
    name: 'readiness-late',
    title: 'Ready late, and not for long',
    says: 'The process becomes ready after 10 s and stops being so 12 s later; it is never restarted for that.',
    search: ['0/1 Running', 'Unhealthy', 'readiness', 'Running but 0/1'],
    asks: ['Why is my pod Running but 0/1?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
    command: ["/bin/sh","-c","sleep 10; touch /tmp/ready; sleep 12; rm /tmp/ready; sleep 600"]
    readinessProbe: {exec: {command: [cat, /tmp/ready]}, periodSeconds: 2}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
containers:
  app:
    readiness:
    - { answer: fails }
    - { answer: succeeds, after: 10s }
    - { answer: fails, after: 22s }
`),
  },
  {
    name: 'startup-probe-never-passes',
    title: 'The startup probe never succeeds',
    says: 'The container is killed each time before any other probe has run.',
    search: ['startup probe', 'Unhealthy', 'Killing', 'CrashLoopBackOff'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 2
  containers:
  - name: app
    image: localhost:5000/web:1.1
    command: ["/bin/sh","-c","sleep 600"]
    startupProbe: {exec: {command: [cat, /nope]}, periodSeconds: 2, failureThreshold: 3}
    livenessProbe: {exec: {command: ["true"]}}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
containers:
  app:
    stops: { ends: never }
    startup:
    - { answer: fails }
`),
  },
  {
    name: 'readiness-gate',
    title: 'Held back by a readiness gate',
    says: 'Every container is ready, and the pod is not before a controller sets its condition.',
    search: ['readinessGates', 'Ready', 'load balancer'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  readinessGates: [{conditionType: example.com/lb}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
happens:
- { at: 10s, do: openGates }
`),
  },
  {
    name: 'kubelet-restart-keeps-container',
    title: 'The kubelet restarts',
    says: 'The container runs on while its kubelet restarts; it counts as not ready until it has been probed again.',
    search: ['kubelet restart', 'readiness'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
    command: ["/bin/sh","-c","trap \\"exit 0\\" TERM; while :; do sleep 1; done"]
    readinessProbe: {exec: {command: ["true"]}, periodSeconds: 2}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
`),
  },
];
