import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { type Explanation, PodFollower } from './replay.ts';
import type { HeardEvent, Testimony } from './testimony.ts';

/** One Pod object that a watch tells of, from its creation to its end. */
interface Life {
  readonly uid: string | undefined;
  readonly follower: PodFollower;
  gone: boolean;
  deleting: boolean;
}

/** Follows all pods of a watch, each by its uid, and keeps apart those that have the same name one after the other. */
export class WatchFollower {
  readonly #lives = new Map<string, Life[]>();
  /** Events of pods that have not been seen yet. */
  readonly #early = new Map<string, HeardEvent[]>();
  readonly #others: Testimony[] = [];

  /** Explains the next observation of the watch, seen at that time (ms since 1970). */
  explain({ type, object }: PodObservation, at: number): Explanation {
    const { uid, name, namespace = 'default', deletionTimestamp } = object.metadata;
    const key = `${namespace}/${name}`;
    const lives = this.#lives.get(key) ?? [];
    this.#lives.set(key, lives);
    const last = lives.at(-1);
    let life = lives.find((one) => one.uid === uid && !(uid === undefined && one.gone));
    if (!life) {
      // Without watch types nobody says that a pod is gone: then a deletion that was seen has to do.
      if (last && !last.gone && (type === 'MODIFIED' || type === 'DELETED' || !last.deleting)) {
        return unexplained(`the uid of ${name} changed from ${last.uid} to ${uid}, and the first of them is not gone`);
      }
      life = { uid, follower: new PodFollower(specSeen(object)), gone: false, deleting: false };
      lives.push(life);
      for (const heard of this.#early.get(key) ?? []) this.#tell(life, heard);
      this.#early.delete(key);
    } else if (life !== last) {
      return unexplained(`the pod ${name} with uid ${uid} was followed by another of its name, and is seen again`);
    }
    const explanation = life.follower.explain({ at, type, pod: object });
    if (explanation.explained) {
      life.gone ||= type === 'DELETED';
      life.deleting ||= deletionTimestamp !== undefined;
    }
    return explanation;
  }

  /** Takes an Event of the watch, seen at that time (ms since 1970). */
  hear(event: KubeEvent, at: number): void {
    const { kind, name, uid } = event.involvedObject;
    const heard: HeardEvent = { at, event };
    if (kind !== 'Pod') {
      this.#others.push({ heard, kind: 'none', reason: `it is about the ${kind} ${name}` });
      return;
    }
    const key = `${event.namespace || 'default'}/${name}`;
    const lives = this.#lives.get(key) ?? [];
    // An Event of a controller may name its pod without the uid.
    const life = lives.find((one) => one.uid === uid) ?? lives.at(-1);
    if (life) this.#tell(life, heard);
    else this.#early.set(key, [...(this.#early.get(key) ?? []), heard]);
  }

  /** The watch ends at that time (ms since 1970), and what its last Events told is followed. */
  end(at: number): void {
    for (const { follower } of [...this.#lives.values()].flat()) follower.end(at);
  }

  /** What every Event of the watch is evidence for, or why it is evidence for nothing. */
  get testimonies(): readonly Testimony[] {
    const lives = [...this.#lives.values()].flat();
    const unknown = [...this.#early.values()].flat();
    return [
      ...lives.flatMap(({ follower }) => follower.testimonies),
      ...unknown.map((heard): Testimony => ({ heard, kind: 'none', reason: 'its pod is not in the watch' })),
      ...this.#others,
    ];
  }

  #tell(life: Life, heard: HeardEvent): void {
    const { uid, name } = heard.event.involvedObject;
    if (uid === undefined || uid === life.uid || !isUid(uid)) life.follower.hear(heard);
    else this.#others.push({ heard, kind: 'none', reason: `it is about another pod of the name ${name}` });
  }
}

/** The kubelet writes a hash instead of the uid for a pod that it has from a file. */
function isUid(uid: string): boolean {
  return /^[0-9a-f]{8}-/.test(uid);
}

/**
 * The spec as it was before anything happened. A node that the scheduler chose is no part of it, and that it was the
 * scheduler is likely where the pod is PodScheduled: a manifest that names the node leaves that to the kubelet. Gates are
 * gone from the spec before the condition says so.
 */
export function specSeen(pod: Pod): PodSpec {
  const { nodeName, ...spec } = toPodSpec(pod);
  const isMirror = pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
  const scheduled = pod.status.conditions.find(({ type }) => type === 'PodScheduled');
  const wasGated = scheduled?.reason === 'SchedulingGated' && spec.schedulingGates.length === 0;
  const seen = wasGated ? { ...spec, schedulingGates: ['removed'] } : spec;
  return isMirror || scheduled?.status !== 'True' ? { ...seen, nodeName } : seen;
}

function unexplained(reason: string): Explanation {
  return { explained: false, states: [], path: [], reason };
}
