import type { Answer } from '../answer.ts';
import { Material } from '../input/material.ts';
import { Reading } from '../input/reading.ts';
import { type Inquiry, inquiryInto } from '../inquiry.ts';
import { podLink } from '../pod-link.ts';
import { type CauseGroup, type Digest, digestOf, groupsOf, linesOf, type PodLine } from './digest.ts';
import { fileOf, type Given, partsOf, sizeOf } from './given.ts';
import {
  type OpenedPair,
  type OpenedPod,
  type OpenedWay,
  openedPair,
  openedPod,
  openedWay,
  type TriedFix,
  triedFix,
} from './opened-pod.ts';
import { type TakenForm, takenAs } from './taken.ts';

/** How far the reading has come. */
export interface Progress {
  /** Bytes of files, signs of pasted texts. */
  readonly read: number;
  readonly of: number;
  /** Pods that were found so far. */
  readonly pods: number;
  /** Everything is read, and so many pods are put together with what belongs to them. */
  readonly joined?: number;
  /** That is done too, and so many pods are explained. */
  readonly explained?: number;
}

/** Reads what was given, keeps it, and answers what a page asks of it. Whatever it says can be sent between threads. */
export interface Desk {
  /** Reads everything and says what it is. `present` is the time of day in milliseconds since 1970. */
  read(given: readonly Given[], present: number, onProgress: (progress: Progress) => void): Promise<Digest>;
  /** More pods of a group of the digest. */
  lines(group: number, from: number, count: number): Promise<readonly PodLine[]>;
  open(pod: number): Promise<OpenedPod>;
  way(pod: number): Promise<OpenedWay>;
  /** The ways of two pods beside each other. */
  pair(one: number, other: number): Promise<OpenedPair>;
  /** What comes of one of a pod's fixes, with another value in its field if there is one. */
  whatIf(pod: number, fix: number, to: string | undefined): Promise<TriedFix>;
  /** The answer on a pod as a text to take away; with a salt there are other names in place of its own. */
  take(pod: number, form: TakenForm, salt: string | undefined): Promise<string>;
  /** The fragment of a link to a pod, for whoever asks for one; the salt is the same. */
  link(pod: number, salt: string | undefined): Promise<string>;
  /** Forgets everything. */
  close(): void;
}

/** The desk in the thread that asks. */
export class OwnDesk implements Desk {
  #inquiry: Inquiry | undefined;
  #groups: readonly CauseGroup[] = [];

  async read(given: readonly Given[], present: number, onProgress: (progress: Progress) => void): Promise<Digest> {
    const material = new Material();
    const of = given.reduce((sum, one) => sum + sizeOf(one), 0);
    let read = 0;
    let told = 0;
    for (const one of given) {
      const reading = new Reading(material, present, fileOf(one));
      for await (const { text, size } of partsOf(one)) {
        reading.push(text);
        read += size;
        if (read - told < of / steps) continue;
        told = read;
        onProgress({ read, of, pods: material.pods.length });
      }
      reading.end();
    }
    const found = material.pods.length;
    const share = Math.ceil(found / steps);
    const inquiry = inquiryInto(material, present, undefined, (joined) => {
      if (joined % share === 0) onProgress({ read, of, pods: found, joined });
    });
    const pods = inquiry.answers.length;
    const step = Math.ceil(pods / steps);
    this.#inquiry = inquiry;
    this.#groups = groupsOf(inquiry.answers, (explained) => {
      if (explained % step === 0) onProgress({ read, of, pods, explained });
    });
    return digestOf(inquiry, this.#groups);
  }

  async lines(group: number, from: number, count: number): Promise<readonly PodLine[]> {
    return linesOf(this.#inquiry?.answers ?? [], this.#groups[group]?.pods.slice(from, from + count) ?? []);
  }

  async open(pod: number): Promise<OpenedPod> {
    const answer = this.#answerOn(pod);
    const joined = this.#inquiry?.byName.includes(answer.brief.name) ?? false;
    return openedPod(answer, pod, { joined, replica: this.#replicaOf(answer) });
  }

  async way(pod: number): Promise<OpenedWay> {
    return openedWay(this.#answerOn(pod).explanation);
  }

  async pair(one: number, other: number): Promise<OpenedPair> {
    return openedPair(this.#answerOn(one).explanation, this.#answerOn(other).explanation);
  }

  async whatIf(pod: number, fix: number, to: string | undefined): Promise<TriedFix> {
    return triedFix(this.#answerOn(pod).explanation, fix, to);
  }

  async take(pod: number, form: TakenForm, salt: string | undefined): Promise<string> {
    return takenAs(this.#answerOn(pod), form, salt);
  }

  async link(pod: number, salt: string | undefined): Promise<string> {
    return podLink(this.#answerOn(pod).explanation.facts, salt);
  }

  close(): void {
    this.#inquiry = undefined;
    this.#groups = [];
  }

  #replicaOf({ family, brief: { healthy } }: Answer): PodLine | undefined {
    const answers = this.#inquiry?.answers ?? [];
    const found = answers.findIndex((other) => other.family === family && other.brief.healthy !== healthy);
    return family === '' ? undefined : linesOf(answers, [found])[0];
  }

  #answerOn(pod: number): Answer {
    const answer = this.#inquiry?.answers[pod];
    if (!answer) throw new RangeError(`pod ${pod}: it is not among those that were read`);
    return answer;
  }
}

/** Progress is told so many times; more often would keep whoever shows it busy. */
const steps = 100;
