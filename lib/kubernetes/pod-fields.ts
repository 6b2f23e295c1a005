/** The fields of a Kubernetes object that has a spec. */
export const objectFields = names('apiVersion kind metadata spec status');

/** The fields of a v1.36 PodSpec (staging api core/v1/types.go PodSpec). */
export const podSpecFields = names(`
  activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig dnsPolicy enableServiceLinks
  ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets
  initContainers nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName readinessGates
  resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates schedulingGroup
  securityContext serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain
  terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes`);

/** The fields of a v1.36 Container (staging api core/v1/types.go Container). */
export const containerFields = names(`
  args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy
  resources restartPolicy restartPolicyRules securityContext startupProbe stdin stdinOnce terminationMessagePath
  terminationMessagePolicy tty volumeDevices volumeMounts workingDir`);

/** The fields of a v1.36 Probe (staging api core/v1/types.go Probe). */
export const probeFields = names(`
  exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket
  terminationGracePeriodSeconds timeoutSeconds`);

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
