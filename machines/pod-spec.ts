/**
 * What a pod's machine is compiled from: the fields of a Pod that decide its walk, with every default of
 * Kubernetes v1.36 already filled in. It is not Kubernetes' JSON; `lib/kubernetes/manifest` reads that.
 */
export interface PodSpec {
  readonly name: string;
  readonly namespace: string;
  readonly restartPolicy: RestartPolicy;
  /** Seconds between SIGTERM and SIGKILL; Kubernetes defaults to 30. */
  readonly terminationGracePeriodSeconds: number;
  /** Set when the manifest names a node itself: then no scheduler takes part. */
  readonly nodeName?: string;
  readonly hostNetwork: boolean;
  readonly schedulingGates: readonly string[];
  readonly readinessGates: readonly string[];
  readonly finalizers: readonly string[];
  /** Seconds after `status.startTime`; absent means no deadline. */
  readonly activeDeadlineSeconds?: number;
  readonly volumes: readonly VolumeSpec[];
  /** Init containers and sidecars in their order, then the main containers in theirs. Never empty. */
  readonly containers: readonly ContainerSpec[];
}

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';
export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never';

/** `sidecar` is an init container with `restartPolicy: Always`. */
export type ContainerKind = 'init' | 'sidecar' | 'main';

export interface ContainerSpec {
  readonly name: string;
  readonly kind: ContainerKind;
  /** The reference as written, for example `ghcr.io/acme/hello:1.0`. */
  readonly image: string;
  readonly imagePullPolicy: PullPolicy;
  /** The container's own policy where it has one, else the pod's (facts R1). */
  readonly restartPolicy: RestartPolicy;
  /** Consulted before the policy; the first that matches decides (facts R2). */
  readonly restartRules?: readonly RestartRule[];
  readonly startupProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly readinessProbe?: ProbeSpec;
  readonly postStart: boolean;
  readonly preStop: boolean;
  /** ConfigMaps and Secrets that its environment needs and that are not optional. */
  readonly references: readonly ObjectReference[];
  readonly runAsNonRoot: boolean;
  /** The memory limit as written, for example `64Mi`. */
  readonly memoryLimit?: string;
}

/** What to do when a container ends with one of the exit codes, or with none of them. */
export interface RestartRule {
  readonly action: 'Restart' | 'RestartAllContainers';
  readonly operator: 'In' | 'NotIn';
  readonly exitCodes: readonly number[];
}

/** Seconds and counts, defaulted as SetDefaults_Probe does (facts 6.7). */
export interface ProbeSpec {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly terminationGracePeriodSeconds?: number;
}

export interface VolumeSpec {
  readonly name: string;
  /** The key that the volume's source has in the manifest: `configMap`, `persistentVolumeClaim`, `emptyDir` ... */
  readonly source: string;
  /** The ConfigMap, Secret or claim that it mounts, where it has one. */
  readonly refersTo?: string;
  readonly optional: boolean;
}

export interface ObjectReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key?: string;
}
