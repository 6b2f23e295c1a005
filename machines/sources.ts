import type { Source } from './chart.ts';

const docs = 'https://kubernetes.io/docs/';

/** Where the sentences of the machines come from. One row a page; states name the row. */
export const sources = {
  dockerfile: { label: 'Docker docs: Dockerfile reference', href: 'https://docs.docker.com/reference/dockerfile/' },
  buildCache: { label: 'Docker docs: Build cache', href: 'https://docs.docker.com/build/cache/' },
  distribution: {
    label: 'OCI distribution specification: pushing',
    href: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push',
  },
  accessControl: {
    label: 'Kubernetes docs: Controlling access to the API',
    href: `${docs}concepts/security/controlling-access/`,
  },
  admission: {
    label: 'Kubernetes docs: Admission controllers',
    href: `${docs}reference/access-authn-authz/admission-controllers/`,
  },
  pods: { label: 'Kubernetes docs: Pods', href: `${docs}concepts/workloads/pods/` },
  scheduler: {
    label: 'Kubernetes docs: Kubernetes scheduler',
    href: `${docs}concepts/scheduling-eviction/kube-scheduler/`,
  },
  schedulingFramework: {
    label: 'Kubernetes docs: Scheduling framework',
    href: `${docs}concepts/scheduling-eviction/scheduling-framework/`,
  },
  schedulingReadiness: {
    label: 'Kubernetes docs: Pod scheduling readiness',
    href: `${docs}concepts/scheduling-eviction/pod-scheduling-readiness/`,
  },
  kubelet: { label: 'Kubernetes docs: kubelet', href: `${docs}reference/command-line-tools-reference/kubelet/` },
  volumes: { label: 'Kubernetes docs: Volumes', href: `${docs}concepts/storage/volumes/` },
  network: {
    label: 'Kubernetes docs: Network plugins',
    href: `${docs}concepts/extend-kubernetes/compute-storage-net/network-plugins/`,
  },
  conditions: {
    label: 'Kubernetes docs: Pod lifecycle, conditions',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#pod-conditions`,
  },
  initContainers: {
    label: 'Kubernetes docs: Init containers',
    href: `${docs}concepts/workloads/pods/init-containers/`,
  },
  sidecars: {
    label: 'Kubernetes docs: Sidecar containers',
    href: `${docs}concepts/workloads/pods/sidecar-containers/`,
  },
  pullPolicy: {
    label: 'Kubernetes docs: Images, image pull policy',
    href: `${docs}concepts/containers/images/#image-pull-policy`,
  },
  imageNames: { label: 'Kubernetes docs: Images, names', href: `${docs}concepts/containers/images/#image-names` },
  imagePullBackOff: {
    label: 'Kubernetes docs: Images, ImagePullBackOff',
    href: `${docs}concepts/containers/images/#imagepullbackoff`,
  },
  containerStates: {
    label: 'Kubernetes docs: Pod lifecycle, container states',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#container-states`,
  },
  restartPolicy: {
    label: 'Kubernetes docs: Pod lifecycle, container restarts',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#restart-policy`,
  },
  configMaps: {
    label: 'Kubernetes docs: ConfigMaps',
    href: `${docs}concepts/configuration/configmap/`,
  },
  hooks: {
    label: 'Kubernetes docs: Container lifecycle hooks',
    href: `${docs}concepts/containers/container-lifecycle-hooks/`,
  },
  probes: {
    label: 'Kubernetes docs: Pod lifecycle, container probes',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#container-probes`,
  },
  resources: {
    label: 'Kubernetes docs: Resource management for containers',
    href: `${docs}concepts/configuration/manage-resources-containers/`,
  },
  termination: {
    label: 'Kubernetes docs: Pod lifecycle, termination of pods',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#pod-termination`,
  },
  preemption: {
    label: 'Kubernetes docs: Pod priority and preemption',
    href: `${docs}concepts/scheduling-eviction/pod-priority-preemption/`,
  },
  disruptions: {
    label: 'Kubernetes docs: Disruptions',
    href: `${docs}concepts/workloads/pods/disruptions/`,
  },
  nodes: {
    label: 'Kubernetes docs: Nodes, node controller',
    href: `${docs}concepts/architecture/nodes/#node-controller`,
  },
  resize: {
    label: 'Kubernetes docs: Resize CPU and memory of a running pod',
    href: `${docs}tasks/configure-pod-container/resize-container-resources/`,
  },
  ephemeralContainers: {
    label: 'Kubernetes docs: Ephemeral containers',
    href: `${docs}concepts/workloads/pods/ephemeral-containers/`,
  },
  podGc: {
    label: 'Kubernetes docs: Pod lifecycle, garbage collection of pods',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection`,
  },
  finalizers: {
    label: 'Kubernetes docs: Finalizers',
    href: `${docs}concepts/overview/working-with-objects/finalizers/`,
  },
  phase: {
    label: 'Kubernetes docs: Pod lifecycle, pod phase',
    href: `${docs}concepts/workloads/pods/pod-lifecycle/#pod-phase`,
  },
  containerRuntime: {
    label: 'Kubernetes docs: Container Runtime Interface',
    href: `${docs}concepts/containers/cri/`,
  },
  run: { label: 'Docker docs: Running containers', href: 'https://docs.docker.com/engine/containers/run/' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
