import { type CSSProperties, memo, type ReactElement, useContext } from 'react';
import type { EdgeProps, NodeProps } from 'reactflow';
import { boxOf } from '@/lib/diagram/bounds.ts';
import type { Item } from '@/lib/diagram/item.ts';
import type { ItemNode, MapEdge, Words, WordsNode } from './flow.ts';
import { Ink } from './ink.tsx';
import { MapActsContext } from './map-acts.ts';
import { Shapes } from './shapes.tsx';

/** What React Flow draws its nodes with. */
export const nodeTypes = { item: memo(AnchoredNode), words: memo(AllWords) };

/** What React Flow draws its edges with. */
export const edgeTypes = { line: memo(LineEdge) };

function LineEdge({ data }: EdgeProps<MapEdge>): ReactElement | null {
  return data ? <Ink key={data.item.id} item={data.item} /> : null;
}

/** A node with the element that React Flow looks for when it measures: without one it drops the node's edges. */
function AnchoredNode(props: NodeProps<ItemNode>): ReactElement {
  return (
    <>
      <OneItem key={props.data.item.id} {...props} />
      <i className="source target" data-handlepos="top" hidden />
    </>
  );
}

function AllWords({ data }: NodeProps<WordsNode>): ReactElement {
  return (
    <svg width="1" height="1" aria-hidden="true">
      {data.items.map((item) => (
        <Word key={item.id} item={item} />
      ))}
    </svg>
  );
}

const Word = memo(function Word({ item }: { item: Words }): ReactElement {
  return (
    <g className="map-unfolds">
      <Shapes item={item} />
    </g>
  );
});

function OneItem({ data: { item, order } }: NodeProps<ItemNode>): ReactElement {
  const acts = useContext(MapActsContext);
  switch (item.kind) {
    case 'station':
      return (
        <button
          type="button"
          className="map-row"
          aria-expanded={item.open}
          onClick={() => acts?.current.onPeek(item.stage)}
        >
          <Drawing item={item} name={item.name} />
        </button>
      );
    case 'pill': {
      const [only] = item.choices;
      const press = () => {
        if (only && item.choices.length === 1) acts?.current.onChoose(only);
        else acts?.current.onTrouble?.(item.choices);
      };
      const style: CSSProperties & Record<'--order', number> = { '--order': order };
      return (
        <button type="button" className="map-pill" data-tone={item.tone} style={style} onClick={press}>
          <Drawing
            item={item}
            name={only && item.choices.length === 1 ? `${only.label}: ${only.outcome}` : item.text}
          />
        </button>
      );
    }
    case 'cap': {
      const [only] = item.choices;
      if (!only) return <Drawing item={item} name={item.name} />;
      return (
        <button type="button" className="map-cap" onClick={() => acts?.current.onChoose(only)}>
          <Drawing item={item} name={item.name} />
        </button>
      );
    }
    case 'lane':
      return (
        <button
          type="button"
          className="map-lane"
          aria-pressed={item.open}
          onClick={() => acts?.current.onLane(item.container)}
        >
          <Drawing item={item} name={item.name} />
        </button>
      );
    case 'state':
      return (
        <div className="map-unfolds" data-token={item.filled ? '' : undefined}>
          <Drawing item={item} name={item.filled ? `${item.name}, here` : item.name} />
        </div>
      );
    case 'band':
      return <Drawing item={item} />;
  }
}

/** An item's shapes at the scene's own coordinates, whatever node they stand in. */
function Drawing({ item, name }: { item: Item; name?: string }): ReactElement {
  const { x, y, width, height } = boxOf(item);
  const box = { width, height, viewBox: `${x} ${y} ${width} ${height}` };
  if (name === undefined) {
    return (
      <svg {...box} aria-hidden="true">
        <Shapes item={item} />
      </svg>
    );
  }
  return (
    <svg {...box} role="img" aria-label={name}>
      <Shapes item={item} />
    </svg>
  );
}
