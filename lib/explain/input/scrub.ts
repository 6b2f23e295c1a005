import { type Fields, fields, isFields, text } from '@/lib/kubernetes/fields.ts';

/** The only annotations that say what kind of pod it is; the rest may hold anything and is dropped. */
const kept = ['kubernetes.io/config.mirror', 'kubernetes.io/config.source'];

/** A Pod's JSON without its annotations, and without the values of its environment. */
export function scrubbedPod(pod: Fields): Fields {
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  const annotations = fields(metadata?.annotations);
  const mirror = annotations && Object.fromEntries(kept.flatMap((key) => (key in annotations ? [[key, '']] : [])));
  return {
    ...pod,
    ...(metadata ? { metadata: { ...metadata, annotations: mirror, managedFields: undefined } } : {}),
    ...(spec
      ? {
          spec: {
            ...spec,
            containers: withoutValues(spec.containers),
            initContainers: withoutValues(spec.initContainers),
            ephemeralContainers: withoutValues(spec.ephemeralContainers),
          },
        }
      : {}),
  };
}

function withoutValues(containers: unknown): unknown {
  if (!Array.isArray(containers)) return containers;
  return containers.map((container: unknown) => {
    if (!isFields(container) || !Array.isArray(container.env)) return container;
    return {
      ...container,
      env: container.env.map((one: unknown) => (isFields(one) ? { name: one.name, valueFrom: one.valueFrom } : one)),
    };
  });
}

/** An Event of `events.k8s.io/v1` in the form of the core API; others as they are. */
export function coreEvent(event: Fields): Fields {
  const regarding = fields(event.regarding);
  if (!regarding) return event;
  return {
    ...event,
    involvedObject: regarding,
    message: text(event.note) ?? '',
    count: event.deprecatedCount,
    firstTimestamp: event.deprecatedFirstTimestamp,
    lastTimestamp: event.deprecatedLastTimestamp,
    source: event.deprecatedSource,
    reportingComponent: event.reportingController,
  };
}
