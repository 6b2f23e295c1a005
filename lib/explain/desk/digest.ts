import type { StageId } from '@/machines/chart.ts';
import { stages } from '@/machines/stages.ts';
import type { Answer, Brief } from '../answer.ts';
import { titleOf } from '../catalogue.ts';
import type { Unread } from '../input/material.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Refused } from '../refused.ts';

/** What a page shows of everything that was given, however many pods there are. It can be sent between threads. */
export interface Digest {
  readonly pods: number;
  readonly sick: number;
  readonly groups: readonly Group[];
  /** How many pods stand in each step, in the order of a pod's life; steps without a pod are left out. */
  readonly steps: readonly StepCount[];
  readonly refused: readonly Refused[];
  readonly unread: { readonly count: number; readonly first: readonly Unread[] };
  /** How many objects of each kind were understood. */
  readonly kinds: readonly (readonly [string, number])[];
  /** RFC 3339: the time from which ages count; undefined where that is the present. */
  readonly countsFrom: string | undefined;
}

/** The pods in one step, and those of them that are not well. */
export interface StepCount {
  readonly step: StageId;
  readonly pods: number;
  readonly sick: number;
}

/** Pods that share a cause: one finding, however many they are. */
interface Group {
  /** Null for the pods that are well. */
  readonly cause: string | null;
  readonly title: string;
  readonly count: number;
  /** The first ones; the others are asked for. */
  readonly first: readonly PodLine[];
}

/** A pod in a list, and the number by which more of it is asked for. */
export interface PodLine extends Omit<Brief, 'cause' | 'uid' | 'step'> {
  readonly pod: number;
}

/** The pods of a cause, by their numbers. */
export interface CauseGroup {
  readonly cause: string | null;
  readonly pods: readonly number[];
}

/** Groups pods by cause: the largest group first, and last those that are well. `onPod` hears how many are explained. */
export function groupsOf(answers: readonly Answer[], onPod: (count: number) => void): readonly CauseGroup[] {
  const groups = new Map<string | null, number[]>();
  for (const [pod, { brief }] of answers.entries()) {
    const group = groups.get(brief.cause);
    if (group) group.push(pod);
    else groups.set(brief.cause, [pod]);
    onPod(pod + 1);
  }
  return [...groups]
    .map(([cause, pods]) => ({ cause, pods }))
    .sort((a, b) => Number(a.cause === null) - Number(b.cause === null) || b.pods.length - a.pods.length);
}

/** Pods of a group as lines of a list. */
export function linesOf(answers: readonly Answer[], pods: readonly number[]): readonly PodLine[] {
  return pods.flatMap((pod) => {
    const answer = answers[pod];
    if (!answer) return [];
    const { namespace, name, status, ready, healthy, verdict } = answer.brief;
    return [{ pod, namespace, name, status, ready, healthy, verdict }];
  });
}

/** The digest of an inquiry whose pods have been grouped. */
export function digestOf(
  { answers, refused, unread, kinds, countsFrom }: Inquiry,
  groups: readonly CauseGroup[],
): Digest {
  const share = answers.length <= mostLines ? mostOfGroup : Math.floor(mostLines / groups.length);
  const each = Math.min(mostOfGroup, Math.max(leastOfGroup, share));
  return {
    pods: answers.length,
    sick: answers.filter(({ brief }) => !brief.healthy).length,
    groups: groups.map(({ cause, pods }) => ({
      cause,
      title: cause !== null ? titleOf(cause) : pods.length === 1 ? 'pod that is well' : 'pods that are well',
      count: pods.length,
      first: linesOf(answers, pods.slice(0, each)),
    })),
    steps: stepsOf(answers),
    // Whoever finds lines cannot be sent.
    refused: refused.map((one) => ({ ...one, place: { file: one.place.file, line: one.place.line } })),
    unread: { count: unread.length, first: unread.slice(0, mostUnread) },
    kinds: [...kinds],
    countsFrom,
  };
}

function stepsOf(answers: readonly Answer[]): readonly StepCount[] {
  return stages.flatMap(({ id }) => {
    const there = answers.filter(({ brief }) => brief.step === id);
    if (there.length === 0) return [];
    return [{ step: id, pods: there.length, sick: there.filter(({ brief }) => !brief.healthy).length }];
  });
}

/** A page that begins with so many lines is there at once, whatever the number of causes. */
const mostLines = 160;
const mostOfGroup = 60;
const leastOfGroup = 3;
const mostUnread = 60;
