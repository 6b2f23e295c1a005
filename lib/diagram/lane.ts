import { reachedAfter } from './bundle.ts';
import type { Frame } from './frame.ts';
import { isGoal } from './group.ts';
import type { LaneItem } from './item.ts';
import { hostRow } from './lane-light.ts';
import type { MarkLook } from './mark.ts';
import { markShapes } from './mark.ts';
import type { Group } from './plan.ts';
import type { SceneInput } from './scene-input.ts';
import { rect, type Shape, textShape } from './shape.ts';
import { clip, type Run, widthOf } from './text.ts';

/** The name above a lane: the container, what kind it is, and which lane of how many. */
export function laneHead(
  group: Group,
  all: readonly Group[],
  x: number,
  y: number,
  { grid }: Frame,
  { containers }: SceneInput,
  end: number = grid.width - grid.margin,
): LaneItem {
  const name = group.container ?? '';
  const kind = containers.find((container) => container.name === name)?.kind;
  const place = all.length > 1 ? `lane ${all.indexOf(group) + 1} of ${all.length}` : undefined;
  const words = [kind === 'main' ? undefined : kind, place].filter((word) => word !== undefined).join(', ');
  const text = clip(name, 'lane', end - x);
  const beside = x + widthOf(text, 'lane') + 8;
  const fits = words && beside + widthOf(words, 'note') <= end;
  const texts: readonly Run[] = [
    { x, y, text, style: 'lane', ink: 'ink' },
    ...(fits ? [{ x: beside, y, text: words, style: 'note', ink: 'ink-3' } as const] : []),
  ];
  return {
    kind: 'lane',
    id: `lane:${group.stage}:${name}`,
    container: name,
    box: { x, y: y - 10, width: end - x, height: 20 },
    texts,
    look: 'head',
    open: all.length > 1,
    name: `Lane of ${name}`,
  };
}

/** A closed lane's row in the staircase: its mark, its name, where it stands, and how much there is to decide. */
export function laneRow(
  group: Group,
  x: number,
  y: number,
  place: { names: number; end: number },
  frame: Frame,
  { containers, choices }: SceneInput,
): LaneItem {
  const name = group.container ?? '';
  const kind = containers.find((container) => container.name === name)?.kind;
  const count = choices.filter((choice) => choice.container === name && choice.blocked === undefined).length;
  const standing = standingOf(group, frame);
  const note = [kind === 'main' ? undefined : kind, standing.words].filter((word) => word !== undefined).join(', ');
  const decide = count === 1 ? '1 choice' : `${count} choices`;
  const label = clip(name, 'mono', place.end - place.names);
  const beside = place.names + widthOf(label, 'mono') + 10;
  const after = beside + widthOf(note, 'note') + 10;
  const room = place.end - beside;
  return {
    kind: 'lane',
    id: `lane:${group.stage}:${name}`,
    container: name,
    box: { x: place.names - 4, y: y - 12, width: place.end - place.names + 8, height: 24 },
    mark: { x, y, look: count && standing.here ? 'next' : standing.look, ground: frame.ground },
    texts: [
      { x: place.names, y, text: label, style: count ? 'lane' : 'mono', ink: 'ink' },
      ...(room > 24 ? [{ x: beside, y, text: clip(note, 'note', room), style: 'note', ink: 'ink-3' } as const] : []),
      ...(count && standing.here && after + widthOf(decide, 'label') <= place.end
        ? [{ x: after, y, text: decide, style: 'label', ink: 'now' } as const]
        : []),
    ],
    look: 'row',
    open: false,
    name: `Lane of ${name}, ${note}`,
  };
}

/** The lanes as tabs, for pictures that have room for one. */
export function laneTabs(groups: readonly Group[], open: Group, top: number, { grid }: Frame): readonly LaneItem[] {
  const start = grid.name - 6;
  const end = grid.width - grid.margin;
  let [x, y] = [start, top];
  return groups.map((group): LaneItem => {
    const name = clip(group.container ?? '', 'mono', end - start - 24);
    const width = Math.ceil(widthOf(name, 'lane') + 24);
    if (x > start && x + width > end) [x, y] = [start, y + 40];
    const box = { x, y, width, height: 34 };
    x += width + 6;
    const is = group === open;
    return {
      kind: 'lane',
      id: `lane:${group.stage}:${group.container}`,
      container: group.container ?? '',
      box,
      texts: [{ x: box.x + 12, y: y + 17, text: name, style: is ? 'lane' : 'mono', ink: is ? 'ink' : 'ink-2' }],
      look: 'tab',
      open: is,
      name: `Lane of ${group.container}`,
    };
  });
}

function standingOf(group: Group, frame: Frame): { look: MarkLook; words: string | undefined; here: boolean } {
  const token = hostRow(group, frame);
  if (token) {
    const ready = isGoal(group, token.row) && group.rows[token.row]?.state === token.state;
    const look = ready
      ? 'ready'
      : token.state.meta.mark === 'failure'
        ? 'failed'
        : token.state.meta.mark === 'wait'
          ? 'waited'
          : 'current';
    return { look, words: token.state.meta.title, here: true };
  }
  const { look, plan } = frame;
  const elsewhere = plan.graph.states.findLast(
    ({ id, meta }) => meta.container === group.container && look.isCurrent(id),
  );
  const visited = group.rows.some(({ state }) => state && look.isVisited(state.id));
  return {
    look: visited || reachedAfter(group, frame) ? 'visited' : 'idle',
    words: elsewhere?.meta.title ?? (visited ? undefined : 'not yet'),
    here: false,
  };
}

/** Draws a lane as a row, a head or a tab. */
export function laneShapes({ box, mark, texts, look, open }: LaneItem): readonly Shape[] {
  const frame: readonly Shape[] =
    look === 'tab'
      ? [
          { ...rect(box, 6, open ? 'now-wash' : 'sheet'), stroke: 'rule-2', strokeWidth: 1 },
          ...(open
            ? [rect({ x: box.x + 1, y: box.y + box.height - 3, width: box.width - 2, height: 2 }, 0, 'now')]
            : []),
        ]
      : [];
  return [...frame, ...(mark ? markShapes(mark) : []), ...texts.map(textShape)];
}
