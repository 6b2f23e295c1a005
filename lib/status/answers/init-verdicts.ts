const untilThen = 'Until it ends with 0, no main container is started.';

/** What each word means when an init container, or a sidecar, is the one. */
export const initVerdicts: Readonly<Record<string, string>> = {
  ErrImagePull: `The image of an init container could not be pulled just now. The kubelet tries again. ${untilThen}`,
  ImagePullBackOff: `The image of an init container cannot be pulled, and the kubelet waits before the next try. ${untilThen}`,
  ErrImageNeverPull: `An init container has imagePullPolicy Never, and the node does not have its image. ${untilThen}`,
  InvalidImageName: `The image of an init container has a name that cannot be read, so nobody tries to pull it. ${untilThen}`,
  ImageInspectError: `The container engine could not say whether the node has the image of an init container. ${untilThen}`,
  RegistryUnavailable: `The container engine cannot reach the registry of an init container's image. The kubelet tries again. ${untilThen}`,
  SignatureValidationFailed: `The signature of an init container's image was not accepted. ${untilThen}`,
  CreateContainerConfigError: `An init container names a ConfigMap, a Secret or a key that does not exist. As soon as it does, the init container starts. ${untilThen}`,
  PreCreateHookError: `The kubelet could not assign cpus, memory or devices to an init container. ${untilThen}`,
  CreateContainerError: `The container engine refused to make an init container. The message is its own. ${untilThen}`,
  PreStartHookError: `An init container was made, and the kubelet could not prepare its start. ${untilThen}`,
  RunContainerError: `The process of an init container could not be started: mostly its command is not in the image. ${untilThen}`,
  StartError:
    'The process of an init container could not be started, and restartPolicy Never allows no other try. So the whole pod has failed.',
  PostStartHookError:
    'The postStart hook of a sidecar failed, and the kubelet killed the sidecar. Only sidecars have hooks; ordinary init containers do not.',
  CrashLoopBackOff:
    'An init container keeps failing, and the kubelet waits before it starts it again: 10 s, then twice as long each time, up to 5 min. On a pod that runs already, it is a sidecar.',
  Error: `An init container ended with another exit code than 0. With restartPolicy Never that is the end of the pod; else it is started again. ${untilThen}`,
  OOMKilled: `An init container wanted more memory than its limit allows. That counts as a failure, even with exit code 0. ${untilThen}`,
  ContainerStatusUnknown:
    'An init container is gone, and nobody saw how it ended; or the pod was ended before it ever ran. Exit code 137 is only written because some number has to be.',
  Unknown: `The container engine lost track of an init container and reports exit code 255. ${untilThen}`,
  'seccomp killed': `An init container made a system call that its seccomp profile forbids, and the kernel killed it. ${untilThen}`,
  'ExitCode:N':
    'An init container ended, and the engine gave no reason: so kubectl prints the exit code itself, for example Init:ExitCode:1.',
  'Signal:N':
    'A signal ended an init container, and the engine gave no reason: so kubectl prints its number, for example Init:Signal:9.',
};
