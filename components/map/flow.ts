import { type Edge, type Node, Position } from 'reactflow';
import { boxOf } from '@/lib/diagram/bounds.ts';
import type { Item, LineItem, Scene } from '@/lib/diagram/item.ts';

/** A node of the flow draws every item but lines. */
export type MapNode = Node<{ item: Exclude<Item, LineItem>; order: number }, 'item'>;

/** An edge of the flow draws a stretch of line. */
export type MapEdge = Edge<{ item: LineItem }, 'line'>;

/** A scene as React Flow reads it. */
export interface Flow {
  readonly items: ReadonlyMap<string, Item>;
  readonly nodes: MapNode[];
  readonly edges: MapEdge[];
}

/** The nodes and edges of a scene; `before` lends those whose items are equal. */
export function toFlow({ items }: Scene, before?: Flow): Flow {
  const nodesBefore = new Map(before?.nodes.map((node) => [node.id, node]));
  const edgesBefore = new Map(before?.edges.map((edge) => [edge.id, edge]));
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  const places = new Set(items.flatMap((item) => (item.kind === 'line' ? [] : [item.id])));
  let order = 0;
  for (const item of items) {
    const same = isEqual(before?.items.get(item.id), item);
    if (item.kind === 'line') {
      const known = same ? edgesBefore.get(item.id) : undefined;
      const ends = endsOf(item, places);
      edges.push(known?.source === ends.source && known.target === ends.target ? known : toEdge(item, ends));
    } else {
      order = item.kind === 'pill' ? order + 1 : order;
      nodes.push((same ? nodesBefore.get(item.id) : undefined) ?? toNode(item, order));
    }
  }
  return { items: new Map(items.map((item) => [item.id, item])), nodes, edges };
}

const layers: Record<Item['kind'], number> = {
  band: -1,
  line: 0,
  note: 1,
  cap: 2,
  station: 2,
  budget: 2,
  ladder: 2,
  capsule: 3,
  state: 3,
  lane: 3,
  pill: 4,
};

function toNode(item: Exclude<Item, LineItem>, order: number): MapNode {
  const { x, y, width, height } = boxOf(item);
  const handle = { x: 0, y: 0, width: 1, height: 1, position: Position.Top };
  return {
    id: item.id,
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

function toEdge(item: LineItem, ends: { source: string; target: string }): MapEdge {
  const name = item.name;
  return {
    id: item.id,
    type: 'line',
    ...ends,
    data: { item },
    zIndex: 0,
    ...(name ? { ariaLabel: name } : { domAttributes: { 'aria-hidden': true } }),
  };
}

/** The items that a line joins; React Flow wants to know them, though the line brings its own path. */
function endsOf({ joins }: LineItem, places: ReadonlySet<string>): { source: string; target: string } {
  const [first = ''] = places;
  const end = (id: string | undefined) => (id !== undefined && places.has(id) ? id : first);
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
