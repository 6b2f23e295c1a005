import { creating, ended, event, looping, type OnCallCase, pod, status } from './on-call-case.ts';

const waiting = (reason: string, message: string, more: Parameters<typeof pod>[1] = {}) =>
  pod([status({ waiting: { reason, message } })], { phase: 'Pending', ...more });
const config = (message: string) => waiting('CreateContainerConfigError', message);
const oci =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:';
/** Before 1.30 no condition says whether the sandbox stands. */
const stuck = (reason: string, message: string) => [
  creating({
    conditions: [
      { type: 'PodScheduled', status: 'True' },
      { type: 'Ready', status: 'False' },
    ],
  }),
  event(reason, message, { fieldPath: '' }),
];
const sandbox = (message: string) =>
  stuck(
    'FailedCreatePodSandBox',
    `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "5c1f": ${message}`,
  );

/** Between the node and the first instruction of the program. */
export const startCases: readonly OnCallCase[] = [
  { what: 'a ConfigMap in env', cause: 'config-map-missing', given: [config('configmap "api-config" not found')] },
  { what: 'a Secret in env', cause: 'secret-missing', given: [config('secret "api-token" not found')] },
  {
    what: 'a key of a ConfigMap',
    cause: 'config-map-key-missing',
    given: [config("couldn't find key LOG_LEVEL in ConfigMap shop/api-config")],
  },
  {
    what: 'a key of a Secret',
    cause: 'secret-key-missing',
    given: [config("couldn't find key password in Secret shop/db")],
  },
  {
    what: 'root where runAsNonRoot',
    cause: 'run-as-non-root-refused',
    given: [
      config(
        'container has runAsNonRoot and image will run as root (pod: "api-7d9c5b6f4-x2x9q_shop(6f1b)", container: api)',
      ),
    ],
  },
  {
    what: 'a name of a user where runAsNonRoot',
    cause: 'run-as-non-root-refused',
    given: [
      config(
        'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "api-7d9c5b6f4-x2x9q_shop(6f1b)", container: api)',
      ),
    ],
  },
  {
    what: 'a subPath that is a file',
    cause: 'sub-path-fails',
    given: [config('failed to prepare subPath for volumeMount "data" of container "api"')],
  },
  {
    what: 'a command that is not in the image',
    cause: 'command-not-found',
    given: [
      looping(
        ended(128, 'StartError', {
          message: `${oci} exec: "/srv/apo": stat /srv/apo: no such file or directory`,
          startedAt: '1970-01-01T00:00:00Z',
        }),
      ),
    ],
  },
  {
    what: 'a command that is not on its PATH, while it is tried',
    cause: 'command-not-found',
    given: [waiting('RunContainerError', `${oci} exec: "apo": executable file not found in $PATH`)],
  },
  {
    what: 'a script that may not be executed',
    cause: 'command-not-executable',
    given: [looping(ended(128, 'StartError', { message: `${oci} exec: "/entry.sh": permission denied` }))],
  },
  {
    what: 'a file mounted over a folder',
    cause: 'mount-refused',
    given: [
      looping(
        ended(128, 'StartError', {
          message: `${oci} error during container init: error mounting "/var/lib/kubelet/pods/6f1b/volume-subpaths/cfg/api/0" to rootfs at "/etc/app": mount src=/var/lib/kubelet/pods/6f1b, dst=/etc/app: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?`,
        }),
      ),
    ],
  },
  {
    what: 'a limit too low to start',
    cause: 'memory-limit-too-low',
    given: [
      looping(ended(128, 'StartError', { message: `${oci} container init was OOM-killed (memory limit too low?)` })),
    ],
  },
  {
    what: 'a program of another architecture, which the shell starts',
    cause: 'image-wrong-architecture',
    given: [looping(ended(128, 'StartError', { message: `${oci} exec: "/api": exec format error` }))],
  },
  {
    what: 'an image without a command',
    cause: 'command-missing',
    given: [
      waiting(
        'CreateContainerError',
        'failed to generate container "9f" spec: failed to generate spec: no command specified',
      ),
    ],
  },
  {
    what: 'a name that is still in use',
    cause: 'container-name-in-use',
    given: [
      waiting(
        'CreateContainerError',
        'failed to reserve container name "api_api-7d9c5b6f4-x2x9q_shop_6f1b_1": name "api_api-7d9c5b6f4-x2x9q_shop_6f1b_1" is reserved for "9f"',
      ),
    ],
  },
  {
    what: 'an engine that hangs',
    cause: 'engine-slow',
    given: [waiting('CreateContainerError', 'context deadline exceeded')],
  },
  {
    what: 'a postStart hook',
    cause: 'post-start-hook-fails',
    given: [
      looping(ended(137, 'Error'), { container: { lifecycle: { postStart: { exec: { command: ['/warm-up'] } } } } }),
      event('FailedPostStartHook', 'PostStartHook failed'),
    ],
  },

  {
    what: 'a ConfigMap of a volume',
    cause: 'config-map-missing',
    given: stuck('FailedMount', 'MountVolume.SetUp failed for volume "config" : configmap "api-config" not found'),
  },
  {
    what: 'a Secret of a volume, with the timeout after it',
    cause: 'secret-missing',
    given: [
      ...stuck('FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "api-tls" not found'),
      event(
        'FailedMount',
        'Unable to attach or mount volumes: unmounted volumes=[tls], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition',
        { fieldPath: '' },
      ),
    ],
  },
  {
    what: 'a key of a volume',
    cause: 'config-map-key-missing',
    given: stuck(
      'FailedMount',
      'MountVolume.SetUp failed for volume "config" : references non-existent config key: app.yml',
    ),
  },
  {
    what: 'a host path',
    cause: 'host-path-mismatch',
    given: stuck(
      'FailedMount',
      'MountVolume.SetUp failed for volume "host" : hostPath type check failed: /data/api is not a directory',
    ),
  },
  {
    what: 'a driver that is not there',
    cause: 'volume-driver-missing',
    given: stuck(
      'FailedMount',
      'MountVolume.MountDevice failed for volume "pvc-0d5a" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
    ),
  },
  {
    what: 'a volume that is attached elsewhere',
    cause: 'volume-in-use',
    given: stuck(
      'FailedAttachVolume',
      'Multi-Attach error for volume "pvc-0d5a" Volume is already exclusively attached to one node and can\'t be attached to another',
    ),
  },
  {
    what: 'an attach that fails',
    cause: 'volume-attach-fails',
    given: stuck(
      'FailedAttachVolume',
      'AttachVolume.Attach failed for volume "pvc-0d5a" : rpc error: code = Internal desc = Could not attach volume "vol-1" to node "i-1": timed out waiting for the condition',
    ),
  },
  {
    what: 'NFS without a server',
    cause: 'volume-mount-failed',
    given: stuck(
      'FailedMount',
      'MountVolume.SetUp failed for volume "share" : mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs nas.acme.internal:/share /var/lib/kubelet/pods/6f1b/volumes/kubernetes.io~nfs/share\nOutput: mount.nfs: Connection timed out',
    ),
  },
  {
    what: 'a volume that times out, the only Event that is left',
    cause: 'volume-mount-failed',
    given: stuck(
      'FailedMount',
      'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition',
    ),
  },

  {
    what: 'Calico that is not ready',
    cause: 'network-plugin',
    given: sandbox(
      'plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized',
    ),
  },
  {
    what: 'Cilium that does not answer',
    cause: 'network-plugin',
    given: sandbox(
      'plugin type="cilium-cni" failed (add): unable to connect to Cilium agent: failed to create cilium agent client after 30.000000 seconds timeout: Get "http://localhost/v1/config": dial unix /var/run/cilium/cilium.sock: connect: no such file or directory',
    ),
  },
  {
    what: 'no plugin at all',
    cause: 'network-plugin',
    given: stuck(
      'NetworkNotReady',
      'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
    ),
  },
  {
    what: 'addresses that are used up, in AWS',
    cause: 'ip-addresses-exhausted',
    given: sandbox(
      'plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
    ),
  },
  {
    what: 'addresses that are used up',
    cause: 'ip-addresses-exhausted',
    given: sandbox(
      'plugin type="host-local" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.244.1.1-10.244.1.254',
    ),
  },
  {
    what: 'a pause image',
    cause: 'sandbox-image-missing',
    given: stuck(
      'FailedCreatePodSandBox',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image "registry.k8s.io/pause:3.9": failed to do request: Head "https://registry.k8s.io/v2/pause/manifests/3.9": dial tcp: i/o timeout',
    ),
  },
  {
    what: 'a runtime class',
    cause: 'runtime-class-missing',
    given: stuck(
      'FailedCreatePodSandBox',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "gvisor" is configured',
    ),
  },
  {
    what: 'a device of DRA',
    cause: 'device-preparation-fails',
    given: stuck(
      'FailedPrepareDynamicResources',
      'Failed to prepare dynamic resources: prepare dynamic resources: NodePrepareResources failed for claim api-gpu: error preparing devices',
    ),
  },
  {
    what: 'a Windows pod without its network',
    cause: 'network-plugin',
    given: [
      creating({ spec: { os: { name: 'windows' } }, conditions: [] }),
      event(
        'FailedCreatePodSandBox',
        'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "5c1f": plugin type="azure-vnet" failed (add): failed to create endpoint: hcnCreateEndpoint failed in Win32: The object already exists',
        { fieldPath: '' },
      ),
    ],
  },
];
