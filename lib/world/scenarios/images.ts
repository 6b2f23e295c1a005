import { facts, type Scenario } from '../scenario.ts';

/** The image: pulled, missing, or not needed. */
export const imagesScenarios: readonly Scenario[] = [
  {
    name: 'first-pull-and-graceful-delete',
    title: 'First pull, then a graceful deletion',
    says: 'The node does not have the image yet, so it is pulled; when the pod is deleted its process ignores SIGTERM and is killed after 30 s.',
    search: ['Pulling', 'Terminating', 'exit 137', 'SIGTERM'],
    asks: ['What are all the states of a pod?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
    ports: [{containerPort: 8080}]
    readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 2}
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", takes: 200ms }
containers:
  app:
    stops: { ends: never }
happens:
- { at: 10s, do: delete }
`),
  },
  {
    name: 'image-already-present',
    title: 'The image is there already',
    says: 'The policy is IfNotPresent and the node has the image, so nothing is pulled.',
    search: ['IfNotPresent', 'Pulled', 'already present on machine'],
    asks: ['Why is my image not pulled again?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.1
    imagePullPolicy: IfNotPresent
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.1", onNode: true }
`),
  },
  {
    name: 'pull-policy-always',
    title: 'The policy Always',
    says: 'The registry is asked although the node has the image, because imagePullPolicy is Always.',
    search: ['imagePullPolicy', 'Always', 'Pulling'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: localhost:5000/web:1.0
    imagePullPolicy: Always
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true, takes: 50ms }
`),
  },
  {
    name: 'image-not-found',
    title: 'The image does not exist',
    says: 'The registry does not know the tag, so ErrImagePull and ImagePullBackOff take turns, and the waits grow.',
    search: ['ErrImagePull', 'ImagePullBackOff', 'not found', 'manifest unknown'],
    asks: ['What is the difference between ErrImagePull and ImagePullBackOff?'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: app, image: "localhost:5000/web:9.9"}
`,
    world: facts(`images:
- { image: "localhost:5000/web:9.9", registry: notFound }
`),
  },
  {
    name: 'image-fixed-after-backoff',
    title: 'The image is pushed while the pod waits',
    says: 'Somebody pushes the missing image; the pod gets it by itself when the back-off is over.',
    search: ['ImagePullBackOff', 'push', 'repair'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: app, image: "localhost:5000/web:late"}
`,
    world: facts(`images:
- { image: "localhost:5000/web:late", registry: notFound }
- { image: "localhost:5000/web:late", from: 25s, takes: 30ms }
`),
  },
  {
    name: 'image-never-pull',
    title: 'The policy Never and no image',
    says: 'The node does not have the image and may not pull it.',
    search: ['ErrImageNeverPull', 'Never'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: app, image: "localhost:5000/absent:1", imagePullPolicy: Never}
`,
    world: facts(''),
  },
  {
    name: 'invalid-image-name',
    title: 'An image name that cannot be read',
    says: 'The kubelet cannot read the name, so it never asks a registry.',
    search: ['InvalidImageName', 'InspectFailed'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - {name: app, image: "Bad_Image::1"}
`,
    world: facts(''),
  },
  {
    name: 'pull-secret-missing',
    title: 'The pull secret does not exist',
    says: 'A missing pull secret is only a warning: the node has the image already, and the pod runs.',
    search: ['imagePullSecrets', 'FailedToRetrieveImagePullSecret'],
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  imagePullSecrets: [{name: nope}]
  containers:
  - name: app
    image: localhost:5000/web:1.0
`,
    world: facts(`images:
- { image: "localhost:5000/web:1.0", onNode: true }
objects:
- { kind: Secret, name: nope, from: never }
`),
  },
];
