import { type Fields, fields, integer, isFields, text } from '@/lib/kubernetes/fields.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { type KubeEvent, parseKubeEvent } from '@/lib/kubernetes/kube-event.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { type NodeSeen, nodeSeen } from '../scheduling/node-seen.ts';
import { type Wants, wantsOf } from '../scheduling/wants.ts';
import type { Place } from './place.ts';
import { coreEvent, scrubbedPod } from './scrub.ts';
import { Sharing } from './sharing.ts';

/** A Pod as it was given, with what it asks of a node. */
export interface GivenPod {
  readonly seen: PodObservation;
  readonly wants: Wants;
  readonly place: Place;
}

/** An Event as it was given, and when it was seen. */
export interface GivenEvent {
  readonly event: KubeEvent;
  readonly at?: string;
  readonly place: Place;
}

/** A row of `kubectl get pods`. */
export interface GivenRow {
  readonly namespace?: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
  readonly place: Place;
}

/** What the API server refused to make. */
export interface GivenRefusal {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly message: string;
  readonly place: Place;
}

/** Lines that nothing was made of. */
export interface Unread {
  readonly file?: string;
  readonly line: number;
  /** A sentence without its full stop. */
  readonly says: string;
}

/** Everything that was given, sorted by what it is. */
export class Material {
  readonly pods: GivenPod[] = [];
  readonly events: GivenEvent[] = [];
  readonly nodes = new Map<string, { readonly node: NodeSeen; readonly place: Place }>();
  readonly names = new Map<string, Set<string>>();
  readonly rows: GivenRow[] = [];
  readonly refusals: GivenRefusal[] = [];
  readonly unread: Unread[] = [];
  /** How many objects of each kind there were. */
  readonly kinds = new Map<string, number>();
  readonly #sharing = new Sharing();

  /** Takes a parsed value: an object, a List, a line of a watch or a recording, or an array of those. */
  take(value: unknown, place: Place, at?: string, within: readonly (string | number)[] = []): void {
    const here: Place = within.length === 0 ? place : deeper(place, within);
    if (within.length > mostWithin) {
      this.miss(place, 'there are more Lists within each other than anybody writes');
      return;
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.take(item, place, at, [...within, index]);
      return;
    }
    if (!isFields(value)) {
      this.miss(here, 'this is no Kubernetes object');
      return;
    }
    const seen = text(value.at) ?? at;
    if (isFields(value.object) && value.metadata === undefined) {
      this.#takeObject(value.object, deeper(here, ['object']), seen, text(value.type));
    } else if (Array.isArray(value.items)) {
      const kind = text(value.kind)?.replace(/List$/, '') || 'Pod';
      for (const [index, item] of value.items.entries()) {
        const whole = isFields(item) && item.kind === undefined ? { ...item, kind } : item;
        this.take(whole, place, seen, [...within, 'items', index]);
      }
    } else if (value.kind === 'Action') this.#takeAction(value, here);
    else this.#takeObject(value, here, seen, undefined);
  }

  /** Notes that nothing was made of a place. */
  miss({ file, line }: Place, says: string): void {
    const last = this.unread.at(-1);
    if (last?.says === says && last.file === file && this.unread.length >= mostUnread) return;
    this.unread.push({ line, says, ...(file === undefined ? {} : { file }) });
  }

  /** Notes that an object of a kind has this name. */
  name(kind: string, namespace: string | undefined, name: string): void {
    const known = this.names.get(kind) ?? new Set();
    this.names.set(kind, known.add(`${namespace ?? 'default'}/${name}`));
  }

  #takeObject(object: Fields, place: Place, at: string | undefined, type: string | undefined): void {
    if (type === 'BOOKMARK') return;
    const kind = text(object.kind) ?? (isFields(object.spec) && isFields(object.metadata) ? 'Pod' : undefined);
    if (kind === undefined) {
      this.miss(place, 'this has no kind, so it is no Kubernetes object');
      return;
    }
    if (isTangled(object)) {
      this.miss(place, `this ${kind} holds itself, or is nested deeper than any object of Kubernetes`);
      return;
    }
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    const metadata = fields(object.metadata);
    const name = text(metadata?.name);
    if (kind === 'Pod') this.#takePod(object, place, at, type);
    else if (kind === 'Event') {
      if (type !== 'DELETED') this.takeEvent(eventOf(object), place, at);
    } else if (kind === 'Node') {
      const node = nodeSeen(object);
      if (node) this.nodes.set(node.name, { node, place });
    } else if (name !== undefined) this.name(kind, text(metadata?.namespace), name);
  }

  #takePod(object: Fields, place: Place, at: string | undefined, type: string | undefined): void {
    try {
      const pod = this.#sharing.pod(parsePod(scrubbedPod(object), 'this'));
      if (pod.spec.containers.length === 0 && pod.status.phase === '') {
        this.miss(place, `the Pod ${pod.metadata.name} has neither containers nor a status`);
        return;
      }
      const watched = type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED' ? type : undefined;
      this.pods.push({
        seen: { kind: 'Pod', object: pod, ...(at ? { at } : {}), ...(watched ? { type: watched } : {}) },
        wants: this.#sharing.part(wantsOf(fields(object.spec))),
        place,
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.miss(place, error.what);
    }
  }

  /** Takes an Event; one about a refused creation is a refusal too. */
  takeEvent(event: KubeEvent, place: Place, at?: string): void {
    this.events.push({ event, place, ...(at ? { at } : {}) });
    const { kind, name } = event.involvedObject;
    if (event.reason !== 'FailedCreate' || kind === 'Pod') return;
    this.refusals.push({ kind, namespace: event.namespace || 'default', name, message: event.message, place });
  }

  #takeAction(action: Fields, place: Place): void {
    const stderr = text(action.stderr) ?? '';
    if ((integer(action.exitCode) ?? 0) === 0 || stderr === '') return;
    this.takeAnswer(stderr, place);
  }

  /** Takes what kubectl prints when the API server refuses a request. */
  takeAnswer(answer: string, place: Place): void {
    const name = /pods? "([^"]+)"/i.exec(answer)?.[1] ?? 'the pod';
    this.refusals.push({ kind: 'Pod', namespace: 'default', name, message: answer, place });
  }
}

/** Lists within Lists go no deeper; each brings two steps. */
const mostWithin = 20;

/** No schema of Kubernetes goes deeper, whatever custom resources hold. */
const mostLevels = 100;

/** An alias of YAML may stand for what it is a part of. */
function isTangled(value: unknown, level = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (level > mostLevels) return true;
  return Object.values(value).some((part) => isTangled(part, level + 1));
}

/** Beyond so many, equal complaints are not repeated. */
const mostUnread = 200;

/** In `events.k8s.io/v1` the message is called note. */
function eventOf(object: Fields): KubeEvent {
  const event = parseKubeEvent(coreEvent(object));
  return isFields(object.regarding) ? { ...event, field: 'note' } : event;
}

function deeper(place: Place, within: readonly (string | number)[]): Place {
  const { lineOf } = place;
  if (!lineOf) return place;
  let line: number | undefined;
  return {
    ...(place.file === undefined ? {} : { file: place.file }),
    get line() {
      line ??= lineOf(within);
      return line;
    },
    lineOf: (path) => lineOf([...within, ...path]),
  };
}
