import type { ApiVolume, ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';

/** So many different parts are remembered; beyond, a part that is new is kept once more. */
const mostRemembered = 50_000;

/** Lets the pods of a cluster share what they have in common: replicas differ in little but names and times. */
export class Sharing {
  readonly #parts = new Map<string, unknown>();
  readonly #texts = new Map<string, string>();

  /** The same pod; what it shares with an earlier one is that one's. */
  pod(pod: Pod): Pod {
    const { metadata, spec, status } = pod;
    return {
      ...pod,
      metadata: { ...metadata, namespace: this.#text(metadata.namespace) },
      spec: {
        ...spec,
        nodeName: this.#text(spec.nodeName),
        volumes: spec.volumes.map((volume) => this.#volume(volume)),
        initContainers: this.part(spec.initContainers),
        containers: this.part(spec.containers),
        ephemeralContainers: this.part(spec.ephemeralContainers),
      },
      status: {
        ...status,
        conditions: status.conditions.map((condition) => ({
          ...condition,
          type: this.#text(condition.type) ?? '',
          reason: this.#text(condition.reason),
        })),
        initContainerStatuses: status.initContainerStatuses.map((one) => this.#status(one)),
        containerStatuses: status.containerStatuses.map((one) => this.#status(one)),
      },
    };
  }

  /** The first part that was equal to this one. */
  part<T>(part: T): T {
    const key = JSON.stringify(part);
    const known = this.#parts.get(key);
    if (isLike(part, known)) return known;
    if (this.#parts.size < mostRemembered) this.#parts.set(key, part);
    return part;
  }

  /** The token of a service account is mounted under a name of its own in every pod. */
  #volume(volume: ApiVolume): ApiVolume {
    const source = Object.entries(volume).map(([key, value]) => [key, key === 'name' ? value : this.part(value)]);
    return { ...Object.fromEntries(source), name: volume.name };
  }

  #status(one: ContainerStatus): ContainerStatus {
    return {
      ...one,
      name: this.#text(one.name) ?? '',
      image: this.#text(one.image),
      imageID: this.#text(one.imageID),
      // What has a time of its own is no other container's, and would only take up the room.
      state: one.state.waiting ? this.part(one.state) : one.state,
    };
  }

  #text(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < mostRemembered) this.#texts.set(text, text);
    return text;
  }
}

/** Of one text as JSON, they are of one type. */
function isLike<T>(_: T, known: unknown): known is T {
  return known !== undefined;
}
