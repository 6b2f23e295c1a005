import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { type Explanation, PodFollower } from './replay.ts';

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
}

/**
 * The spec as it was before anything happened. A node that the scheduler chose is no part of it, and that it was the
 * scheduler is likely where the pod is PodScheduled: a manifest that names the node leaves that to the kubelet.
 */
function specSeen(pod: Pod): PodSpec {
  const { nodeName, ...spec } = toPodSpec(pod);
  const isMirror = pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
  const isScheduled = pod.status.conditions.some(({ type, status }) => type === 'PodScheduled' && status === 'True');
  return isMirror || !isScheduled ? { ...spec, nodeName } : spec;
}

function unexplained(reason: string): Explanation {
  return { explained: false, states: [], path: [], reason };
}
