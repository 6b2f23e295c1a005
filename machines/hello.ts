import type { PodSpec } from './pod-spec.ts';

/** The pod of the first walk: one container with a readiness and a liveness probe. Its manifest is the sample `hello`. */
export const hello: PodSpec = {
  name: 'hello',
  namespace: 'default',
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  hostNetwork: false,
  schedulingGates: [],
  readinessGates: [],
  finalizers: [],
  volumes: [],
  containers: [
    {
      name: 'web',
      kind: 'main',
      image: 'ghcr.io/acme/hello:1.0',
      imagePullPolicy: 'IfNotPresent',
      restartPolicy: 'Always',
      livenessProbe: {
        initialDelaySeconds: 0,
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
      readinessProbe: {
        initialDelaySeconds: 2,
        periodSeconds: 5,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
      postStart: false,
      preStop: false,
      references: [],
      runAsNonRoot: false,
      memoryLimit: '64Mi',
    },
  ],
};
