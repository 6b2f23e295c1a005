import { podOf } from '../machines/pods.ts';

/** Two init containers, two sidecars and five containers, with a probe of every kind: what speed is asked of. */
export const largeSpec = `
initContainers:
- { name: proxy, image: a:1, restartPolicy: Always, startupProbe: { exec: { command: [x] } } }
- { name: init-1, image: b:1 }
- { name: logs, image: c:1, restartPolicy: Always }
- { name: init-2, image: d:1 }
containers:
- name: web
  image: e:1
  startupProbe: { exec: { command: [x] } }
  livenessProbe: { exec: { command: [x] } }
  readinessProbe: { exec: { command: [x] } }
- { name: api, image: f:1 }
- { name: cache, image: g:1 }
- { name: queue, image: h:1 }
- { name: cron, image: i:1 }`;

/** The pod of that spec. */
export const largePod = podOf(largeSpec);
