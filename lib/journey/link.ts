import { deflateSync, strToU8 } from 'fflate';
import { linkText, toFragment } from './link-text.ts';
import type { WalkEvent } from './moment.ts';

/** What a walk was compiled from: one of ours by name, or a reader's manifest and which of its workloads. */
export type LinkSubject = ({ readonly sample: string } | { readonly manifest: string; readonly workload: number }) & {
  /** The text of the world that decided the walk, where one did. */
  readonly world?: string;
};

/** Everything that a link to a moment holds; no server needs to know any of it. */
export interface MomentLink {
  /** `pod`, `kubernetes`, `container`. */
  readonly machine: string;
  /** Absent for the pod that every walk begins with. */
  readonly subject?: LinkSubject;
  readonly events: readonly WalkEvent[];
  /** Index of the moment that is shown. */
  readonly cursor: number;
  /** Virtual milliseconds on the clock: the moment's own time, or later while it waits. */
  readonly clock: number;
}

/** The fragment of a link to a moment, without its `#`. */
export function encodeLink(link: MomentLink): string {
  return packed(linkText(link));
}

/** A text as the fragment of a link, without its `#`. */
export function packed(text: string): string {
  return toFragment(deflateSync(strToU8(text), { level: 9 }));
}
