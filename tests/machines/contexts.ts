import { type ContainerRecord, initialContext, type PodContext, recordOf } from '@/machines/pod-context.ts';
import { podOf } from './pods.ts';

/** The context of a pod that asks for nothing special. */
export const plain = initialContext(podOf('containers: [{ name: web, image: "a:1" }]'));
/** The context of a pod that has a bit of everything. */
export const rich = initialContext(
  podOf(
    `
restartPolicy: Never
activeDeadlineSeconds: 60
readinessGates: [{ conditionType: acme/ready }]
volumes: [{ name: data, emptyDir: {} }]
initContainers:
- { name: init, image: a:1 }
- { name: proxy, image: b:1, restartPolicy: Always }
- { name: logs, image: b:2, restartPolicy: Always }
containers:
- name: web
  image: c:1
  imagePullPolicy: Never
  envFrom: [{ configMapRef: { name: settings } }]
  securityContext: { runAsNonRoot: true }
  livenessProbe: { failureThreshold: 2, exec: { command: [x] } }
  lifecycle: { preStop: { exec: { command: [x] } } }
  restartPolicyRules: [{ action: RestartAllContainers, exitCodes: { operator: In, values: [7] } }]
  restartPolicy: Never
- { name: api, image: "Bad Image", imagePullPolicy: Always }`,
    'finalizers: [acme/books, acme/keys]',
  ),
);

/** The same with another record of one container. */
export function having(context: PodContext, container: string, change: Partial<ContainerRecord>): PodContext {
  const record = { ...recordOf(context, container), ...change };
  return { ...context, containers: { ...context.containers, [container]: record } };
}

/** How a container's record changes when it ends. */
export const ended = (exitCode: number, finishedAt = 1000) => ({ instance: { startedAt: 0, finishedAt, exitCode } });
