import fc from 'fast-check';
import { readManifest, type Workload } from '@/lib/kubernetes/manifest.ts';
import type { Happening, ProbeAnswer, ProcessFact, Run, World } from '@/lib/world/world.ts';
import { fairWorld } from '@/lib/world/world.ts';

/** A pod that much can go wrong with: an init container, a sidecar, probes, hooks, a reference and a limit. */
export const frail: Workload = workloadOf(`kind: Pod
metadata: { name: frail }
spec:
  terminationGracePeriodSeconds: 5
  initContainers:
  - { name: first, image: "frail:1" }
  - { name: proxy, image: "proxy:1", restartPolicy: Always, startupProbe: { tcpSocket: { port: 1 }, periodSeconds: 2 } }
  containers:
  - name: app
    image: frail:1
    envFrom: [{ configMapRef: { name: settings } }]
    resources: { limits: { memory: 64Mi } }
    readinessProbe: { tcpSocket: { port: 1 }, periodSeconds: 3 }
    livenessProbe: { tcpSocket: { port: 1 }, periodSeconds: 5, failureThreshold: 2 }
    lifecycle: { preStop: { sleep: { seconds: 1 } } }
`);

/** The plainest pod. */
export const web: Workload = workloadOf(`kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: "web:1" }] }
`);

function workloadOf(manifest: string): Workload {
  const [workload] = readManifest(manifest).workloads;
  if (!workload) throw new RangeError('manifest: there is no workload in it');
  return workload;
}

const ms = fc.integer({ min: 0, max: 120_000 });
const code = fc.constantFrom(0, 1, 2, 137, 143);
const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ ends: fc.constant('exit' as const), code, after: ms }),
  fc.record({ ends: fc.constant('outOfMemory' as const), after: ms }),
  fc.record({ ends: fc.constantFrom('never' as const, 'commandNotFound' as const) }),
);
const answer: fc.Arbitrary<ProbeAnswer> = fc.record({ fails: fc.boolean(), after: ms });
const answers = fc.array(answer, { maxLength: 3 });
const process: fc.Arbitrary<ProcessFact> = fc.record({
  runs: fc.array(run, { maxLength: 3 }),
  stops: fc.oneof(
    fc.constant({ ends: 'never' as const }),
    fc.record({ ends: fc.constant('exit' as const), code, after: ms }),
  ),
  postStart: fc.constant({ fails: false }),
  preStop: fc.record({ fails: fc.boolean() }),
  startup: answers,
  readiness: answers,
  liveness: answers,
});
const deed: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ at: ms, do: fc.constant('delete' as const) }),
  fc.record({ at: ms, do: fc.constantFrom('forceDelete' as const, 'evict' as const, 'preempt' as const) }),
  fc.record({ at: ms, do: fc.constant('kill' as const), container: fc.constantFrom('app', 'proxy'), code }),
  fc.record({ at: ms, do: fc.constant('pressure' as const) }),
);
const registry = fc.constantFrom('present' as const, 'notFound' as const, 'limited' as const);

/** Worlds that nobody thought of, for the frail pod. */
export const drawnWorlds: fc.Arbitrary<World> = fc.record({
  images: fc.array(
    fc.record({
      image: fc.constantFrom('frail:1', 'proxy:1'),
      registry,
      from: ms,
      takes: ms,
      onNode: fc.boolean(),
      runsAsRoot: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  nodes: fc.constant(fairWorld.nodes),
  objects: fc.array(
    fc.record({
      kind: fc.constant('ConfigMap' as const),
      name: fc.constant('settings'),
      from: ms,
      until: fc.constant(Number.POSITIVE_INFINITY),
      bound: fc.constant(0),
    }),
    { maxLength: 1 },
  ),
  containers: fc.dictionary(fc.constantFrom('first', 'proxy', 'app'), process, { maxKeys: 3 }),
  happens: fc.array(deed, { maxLength: 2 }),
});
