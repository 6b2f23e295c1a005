import { type Edge, type Node, Position } from 'reactflow';
import type { Item, Scene } from '@/lib/diagram/item.ts';
import { isEqual } from './equality.ts';
import { type Seats, seat } from './seats.ts';

/** Items that are only to be read: all of a picture's stand in one node, which is less for React Flow to keep. */
export type Words = Extract<Item, { kind: 'note' | 'ladder' | 'budget' | 'capsule' }>;

/** Items that stand by themselves, each in a seat. */
export type Seated = Exclude<Item, Words>;

/** What stands on the map now. What has not changed since the scene before is the same object. */
export interface Standing {
  /** By the seats. A seat that is free is not among them. */
  readonly seated: ReadonlyMap<string, Seated>;
  readonly words: readonly Words[];
}

/** A scene as React Flow reads it. */
export interface Flow extends Standing {
  readonly seats: Seats;
  /** A node for each seat, and one for all words: the same array for as long as there are seats enough. */
  readonly nodes: Node[];
  /** An edge for each stretch of line. */
  readonly edges: Edge[];
}

/**
 * Gives every item of a scene its seat. To move one node or add one, React Flow looks at all of them, which takes longer
 * than the rest of a step. So its nodes and edges are seats that stay, and what stands in them is drawn where the scene
 * says.
 */
export function toFlow({ items }: Scene, before?: Flow): Flow {
  const own = items.filter((item) => !isWords(item));
  const words = items.filter(isWords);
  const seats = seat(own, before?.seats);
  const same = before !== undefined && before.seats.all.length === seats.all.length;
  return {
    seats,
    seated: new Map(
      own.map((item) => {
        const id = seats.taken.get(item.id) ?? item.id;
        const old = before?.seated.get(id);
        return [id, old !== undefined && isEqual(old, item) ? old : item];
      }),
    ),
    words: before !== undefined && isEqual(before.words, words) ? before.words : words,
    nodes: same ? before.nodes : [wordsNode, ...seats.all.filter((id) => kindOf(id) !== 'line').map(toNode)],
    edges: same ? before.edges : seats.all.filter((id) => kindOf(id) === 'line').map(toEdge),
  };
}

function isWords(item: Item): item is Words {
  return item.kind === 'note' || item.kind === 'ladder' || item.kind === 'budget' || item.kind === 'capsule';
}

const layers: Readonly<Record<string, number>> = { band: -1, cap: 2, station: 2, state: 3, lane: 3, pill: 4 };

const handle = { x: 0, y: 0, width: 1, height: 1, position: Position.Top };

const point = {
  position: { x: 0, y: 0 },
  width: 1,
  height: 1,
  measured: { width: 1, height: 1 },
  handles: [
    { ...handle, type: 'source' },
    { ...handle, type: 'target' },
  ],
  domAttributes: { 'aria-roledescription': undefined },
} as const satisfies Partial<Node>;

const wordsNode: Node = { ...point, handles: [...point.handles], id: 'words', type: 'words', data: {}, zIndex: 1 };

function toNode(id: string): Node {
  return { ...point, handles: [...point.handles], id, type: 'seat', data: {}, zIndex: layers[kindOf(id)] ?? 0 };
}

/** A line brings its own path and name; React Flow only wants to know of two nodes. */
function toEdge(id: string): Edge {
  return {
    id,
    type: 'seat',
    source: 'words',
    target: 'words',
    zIndex: 0,
    ariaRole: 'presentation',
    ariaLabel: ' ',
    domAttributes: { 'aria-roledescription': undefined },
    data: {},
  };
}

function kindOf(seat: string): string {
  return seat.slice(0, seat.indexOf(':'));
}
