import type { Frame } from './frame.ts';
import type { Item } from './item.ts';
import type { Group, StagePlan } from './plan.ts';

/** How far the lines of a bundle lie from its middle: 5 px apart up to three, then 4, never wider than a station. */
export function laneOffsets(count: number): readonly number[] {
  const pitch = count <= 3 ? 5 : Math.min(4, 22 / (count - 1));
  return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * pitch);
}

/** The containers that have a lane of their own in a step; init containers are states on the line before it. */
export function lanesOf({ stage, groups }: StagePlan): readonly Group[] {
  const lanes = groups.filter(({ container }) => container !== undefined);
  return stage.id === 'accept' || lanes.length < 2 ? [] : lanes;
}

/** Whether a container has been in a later step than the group's. */
export function reachedAfter({ container, stage }: Group, { look }: Pick<Frame, 'look'>): boolean {
  return container !== undefined && look.hasReached(container, stage);
}

/** The lines of a folded bundle between two steps, each inked as far as its own container has come. */
export function bundleItems(
  lanes: readonly Group[],
  top: number,
  bottom: number,
  { grid, look }: Frame,
): readonly Item[] {
  const offsets = laneOffsets(lanes.length);
  const width = lanes.length <= 3 ? 2 : lanes.length <= 6 ? 1.5 : 1;
  return lanes.map((group, index): Item => {
    const x = grid.line + (offsets[index] ?? 0);
    const taken = reachedAfter(group, { look });
    return {
      kind: 'line',
      id: `bundle:${group.stage}:${group.id}`,
      d: `M${Math.round(x * 10) / 10} ${top}V${bottom}`,
      light: taken ? 'taken' : 'idle',
      width,
    };
  });
}
