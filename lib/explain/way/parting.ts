import type { WayStep } from './way.ts';

/** Two ways beside each other: what both pods did, and where they part. */
export interface Parting {
  /** Steps that both took, in the order of the second. */
  readonly common: readonly (readonly [WayStep, WayStep])[];
  /** What the first did at the parting; nothing when it stands there. */
  readonly first: WayStep | undefined;
  readonly second: WayStep | undefined;
  /** What each did from the parting on, the steps at the parting among them. */
  readonly after: readonly [readonly WayStep[], readonly WayStep[]];
}

/**
 * Lays two ways beside each other. Containers go their ways at the same time, so each region's steps are held against
 * those of the same region, and the first that differ part the pods.
 */
export function partingOf(one: readonly WayStep[], other: readonly WayStep[]): Parting {
  const ahead = new Map<string, WayStep[]>();
  for (const step of one) {
    const region = ahead.get(regionOf(step));
    if (region) region.push(step);
    else ahead.set(regionOf(step), [step]);
  }
  const common: (readonly [WayStep, WayStep])[] = [];
  let second: WayStep | undefined;
  let first: WayStep | undefined;
  for (const step of other) {
    const region = ahead.get(regionOf(step));
    const own = region?.[0];
    if (own?.event !== step.event) {
      first = own;
      second = step;
      break;
    }
    region?.shift();
    common.push([own, step]);
  }
  const taken = new Set(common.map(([own]) => own));
  const left = one.filter((step) => !taken.has(step));
  // Who stands where the other went on has no step of its own there.
  if (second === undefined) [first] = left;
  return { common, first, second, after: [left, other.slice(common.length)] };
}

/** Rows of two columns: what both did on one line; from the parting on each goes its own way, the parting first. */
export function sideBySide({ common, first, second, after }: Parting): readonly (readonly [WayStep?, WayStep?])[] {
  const [left, right] = [foremost(after[0], first), foremost(after[1], second)];
  const rest = Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index) => [left[index], right[index]] as const,
  );
  return [...common, ...rest];
}

/** Where two pods part, in a sentence that calls them by these names. */
export function partingSentence({ common, first, second }: Parting, one: string, other: string): string {
  if (first === undefined && second === undefined) {
    return common.length === 0
      ? 'Their ways are not known, so they cannot be laid beside each other.'
      : 'Both took the same way so far.';
  }
  const steps = `After ${common.length === 1 ? 'one step' : `${common.length} steps`} that both took, `;
  if (second === undefined) return `${steps}${other} stands, and ${one} went on: ${first?.label}.`;
  if (first === undefined) return `${steps}${one} stands, and ${other} went on: ${second.label}.`;
  return `${steps}they part: “${first.label}” on the left, “${second.label}” on the right.`;
}

function foremost(steps: readonly WayStep[], first: WayStep | undefined): readonly WayStep[] {
  return first === undefined ? steps : [first, ...steps.filter((step) => step !== first)];
}

/** The part of the machine that a step belongs to: a container, or one of those of the pod. */
function regionOf({ from, to }: WayStep): string {
  const [region = '', container = ''] = (to ?? from ?? '').split('.');
  return region === 'containers' ? `containers.${container}` : region;
}
