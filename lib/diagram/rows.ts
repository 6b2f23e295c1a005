import type { Frame, Laid } from './frame.ts';
import { layOutGroup } from './group.ts';
import { layOutNarrowGroup } from './narrow.ts';
import type { Group } from './plan.ts';

/** Lays a group out with all that can happen in it, as the picture's width allows; no pill stands left of `least`. */
export function layOutRows(group: Group, x: number, top: number, frame: Frame, least = 0): Laid {
  return frame.grid.size === 'wide'
    ? layOutGroup(group, x, top, frame, least)
    : layOutNarrowGroup(group, x, top, frame);
}
