import { type Edge, type Node, Position } from 'reactflow';
import { boxOf } from '@/lib/diagram/bounds.ts';
import type { Item, LineItem, Scene } from '@/lib/diagram/item.ts';
import { type Seats, seat } from './seats.ts';

/** Items that are only to be read: all of a picture's are one node, which is less for React Flow to keep. */
export type Words = Extract<Item, { kind: 'note' | 'ladder' | 'budget' | 'capsule' }>;

/** A node of the flow draws an item that stands by itself. */
export type ItemNode = Node<{ item: Exclude<Item, LineItem | Words>; order: number }, 'item'>;

/** The node of all words. */
export type WordsNode = Node<{ items: readonly Words[] }, 'words'>;

type MapNode = ItemNode | WordsNode;

/** An edge of the flow draws a stretch of line. */
export type MapEdge = Edge<{ item: LineItem }, 'line'>;

/** A scene as React Flow reads it. */
export interface Flow {
  readonly items: ReadonlyMap<string, Item>;
  readonly seats: Seats;
  readonly nodes: MapNode[];
  readonly edges: MapEdge[];
}

/** The nodes and edges of a scene; `before` lends those whose items are equal, and the seats of those that are gone. */
export function toFlow({ items }: Scene, before?: Flow): Flow {
  const nodesBefore = new Map(before?.nodes.map((node) => [node.id, node]));
  const edgesBefore = new Map(before?.edges.map((edge) => [edge.id, edge]));
  const seats = seat(
    items.filter((item) => !isWords(item)),
    before?.seats,
  );
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  const kept = new Map<string, Item>();
  const words: Words[] = [];
  let order = 0;
  for (const item of items) {
    const old = before?.items.get(item.id);
    const same = old !== undefined && isEqual(old, item);
    kept.set(item.id, same ? old : item);
    if (isWords(item)) {
      words.push(same && isWords(old) ? old : item);
      continue;
    }
    const id = seats.taken.get(item.id) ?? item.id;
    if (item.kind === 'line') {
      const known = same ? edgesBefore.get(id) : undefined;
      const ends = endsOf(item, seats);
      edges.push(known?.source === ends.source && known.target === ends.target ? known : toEdge(id, item, ends));
    } else {
      order = item.kind === 'pill' ? order + 1 : order;
      nodes.push((same ? nodesBefore.get(id) : undefined) ?? toNode(id, item, order));
    }
  }
  nodes.push(toWords(words, nodesBefore.get('words')));
  for (const id of seats.free) {
    const [node, edge] = [nodesBefore.get(id), edgesBefore.get(id)];
    if (node) nodes.push(hidden(node));
    if (edge) edges.push(hidden(edge));
  }
  return { items: kept, seats, nodes, edges };
}

function hidden<Part extends MapNode | MapEdge>(part: Part): Part {
  return part.hidden ? part : { ...part, hidden: true };
}

function isWords(item: Item): item is Words {
  return item.kind === 'note' || item.kind === 'ladder' || item.kind === 'budget' || item.kind === 'capsule';
}

function toWords(items: readonly Words[], old?: MapNode): WordsNode {
  if (
    old?.type === 'words' &&
    old.data.items.length === items.length &&
    old.data.items.every((item, index) => item === items[index])
  )
    return old;
  return {
    id: 'words',
    type: 'words',
    position: { x: 0, y: 0 },
    width: 1,
    height: 1,
    measured: { width: 1, height: 1 },
    data: { items },
    zIndex: 1,
  };
}

const layers: Record<Exclude<Item, LineItem | Words>['kind'], number> = {
  band: -1,
  cap: 2,
  station: 2,
  state: 3,
  lane: 3,
  pill: 4,
};

function toNode(id: string, item: Exclude<Item, LineItem | Words>, order: number): ItemNode {
  const { x, y, width, height } = boxOf(item);
  const handle = { x: 0, y: 0, width: 1, height: 1, position: Position.Top };
  return {
    id,
    type: 'item',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [
      { ...handle, type: 'source' },
      { ...handle, type: 'target' },
    ],
    data: { item, order },
    zIndex: layers[item.kind],
    domAttributes: { 'aria-roledescription': undefined },
    ...(item.kind === 'station' ? { className: 'map-station' } : {}),
  };
}

function toEdge(id: string, item: LineItem, ends: { source: string; target: string }): MapEdge {
  const name = item.name;
  return {
    id,
    type: 'line',
    ...ends,
    data: { item },
    zIndex: 0,
    ...(name ? { ariaLabel: name } : { domAttributes: { 'aria-hidden': true } }),
  };
}

/** The nodes that a line joins; React Flow wants to know them, though the line brings its own path. */
function endsOf({ joins }: LineItem, { taken }: Seats): { source: string; target: string } {
  const end = (id: string | undefined) => taken.get(id ?? '') ?? 'words';
  return { source: end(joins?.[0]), target: end(joins?.[1]) };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return keys.every((key) => right.has(key) && isEqual(left.get(key), right.get(key)));
}
