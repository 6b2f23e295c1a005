import { facts, type Scenario } from '../scenario.ts';

/** The API server or the kubelet refuses the pod, or an object that it needs is missing. */
export const requestsScenarios: readonly Scenario[] = [
  {
    name: 'invalid-manifest',
    title: 'A manifest that is invalid',
    says: 'The limit is smaller than the request, so the API server answers 422 and there is no pod.',
    search: ['Invalid', '422', 'validation'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }
`,
    world: facts(`request: invalid
`),
  },
  {
    name: 'pod-security-rejected',
    title: 'Refused by pod security',
    says: 'The namespace allows restricted pods only, so the API server refuses every pod that the Deployment asks for.',
    search: ['Forbidden', '403', 'PodSecurity', 'FailedCreate'],
    manifest: `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: app, image: "localhost:5000/web:1.0"}]
`,
    world: facts(`request: denied
`),
  },
  {
    name: 'service-account-missing',
    title: 'The service account does not exist',
    says: 'Admission looks up the service account, and without it there is no pod.',
    search: ['Forbidden', 'serviceaccount not found'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  serviceAccountName: nobody
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`objects:
- { kind: ServiceAccount, name: nobody, from: never }
`),
  },
  {
    name: 'out-of-cpu-at-kubelet',
    title: 'Too much cpu for the node that it names',
    says: 'The manifest names its node, so no scheduler looks; the kubelet refuses the pod.',
    search: ['OutOfcpu', 'UnexpectedAdmissionError', 'nodeName'],
    asks: ['Why OutOfcpu after the kubelet restarted?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeName: node-1
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
    name: 'node-affinity-at-kubelet',
    title: 'The named node lacks the label',
    says: 'The manifest names its node and wants a label that the node does not have; the kubelet refuses it.',
    search: ['NodeAffinity', 'nodeName', 'Predicate NodeAffinity failed'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeName: node-1
  nodeSelector: {disktype: ssd}
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`nodes:
- { name: node-1, cpu: 2, memory: 4Gi }
`),
  },
];
