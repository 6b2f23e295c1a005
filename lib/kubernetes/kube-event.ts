import { type Fields, fields, integer, text } from './fields.ts';

/** A Kubernetes `v1` Event: something that a component says about an object. Times are RFC 3339. */
export interface KubeEvent {
  readonly name: string;
  readonly namespace: string;
  readonly uid?: string;
  /** `Normal` or `Warning`. */
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  /** The field that the message stands in where that is not `message`. */
  readonly field?: string;
  /** How often it has been seen; 1 when it says nothing of it. */
  readonly count: number;
  readonly firstTimestamp?: string;
  readonly lastTimestamp?: string;
  /** The component that reports, for example `kubelet`. */
  readonly component: string;
  readonly involvedObject: InvolvedObject;
}

interface InvolvedObject {
  readonly kind: string;
  readonly name: string;
  readonly uid?: string;
  /** The container, written as `spec.containers{app}`. */
  readonly fieldPath?: string;
}

/** Reads an Event from the fields of its JSON; what is missing becomes empty. */
export function parseKubeEvent(event: Fields): KubeEvent {
  const metadata = fields(event.metadata);
  const object = fields(event.involvedObject);
  const series = fields(event.series);
  const eventTime = text(event.eventTime);
  return {
    name: text(metadata?.name) ?? '',
    namespace: text(metadata?.namespace) ?? '',
    uid: text(metadata?.uid),
    type: text(event.type) ?? '',
    reason: text(event.reason) ?? '',
    message: text(event.message) ?? '',
    count: integer(series?.count) ?? integer(event.count) ?? 1,
    firstTimestamp: text(event.firstTimestamp) ?? eventTime,
    lastTimestamp: text(series?.lastObservedTime) ?? text(event.lastTimestamp) ?? eventTime,
    component: text(fields(event.source)?.component) || text(event.reportingComponent) || '',
    involvedObject: {
      kind: text(object?.kind) ?? '',
      name: text(object?.name) ?? '',
      uid: text(object?.uid),
      fieldPath: text(object?.fieldPath),
    },
  };
}
