import { type CSSProperties, memo, type ReactElement, useContext } from 'react';
import type { EdgeProps, NodeProps } from 'reactflow';
import { drawnOf } from '@/lib/diagram/drawn.ts';
import type { Item } from '@/lib/diagram/item.ts';
import type { Seated, Words } from './flow.ts';
import { Ink } from './ink.tsx';
import { MapActsContext } from './map-acts.ts';
import { shapesOf } from './shapes.ts';
import { StandingContext } from './standing.ts';

/** What React Flow draws its nodes with. */
export const nodeTypes = { seat: memo(NodeSeat), words: memo(AllWords) };

/** What React Flow draws its edges with. */
export const edgeTypes = { seat: memo(EdgeSeat) };

function EdgeSeat({ id }: EdgeProps): ReactElement | null {
  const item = useContext(StandingContext).seated.get(id);
  return item?.kind === 'line' ? <Ink key={item.id} item={item} /> : null;
}

/** What stands in a seat that is a node. */
function NodeSeat({ id }: NodeProps): ReactElement {
  const item = useContext(StandingContext).seated.get(id);
  return (
    <>
      {item === undefined || item.kind === 'line' ? null : <OneItem key={item.id} item={item} seat={id} />}
      <Anchor />
    </>
  );
}

function AllWords(): ReactElement {
  const { words } = useContext(StandingContext);
  return (
    <>
      <svg width="1" height="1" aria-hidden="true">
        {words.map((item) => (
          <Word key={item.id} item={item} />
        ))}
      </svg>
      <Anchor />
    </>
  );
}

/** What React Flow looks for when it measures a node: without it, it drops the node's edges. */
function Anchor(): ReactElement {
  return <i className="source target" data-handlepos="top" hidden />;
}

const Word = memo(function Word({ item }: { item: Words }): ReactElement {
  return <g className="map-unfolds" {...shapesOf(item)} />;
});

const OneItem = memo(function OneItem({ item, seat }: { item: Exclude<Seated, { kind: 'line' }>; seat: string }) {
  const acts = useContext(MapActsContext);
  const style = placeOf(item);
  switch (item.kind) {
    case 'station':
      return (
        <button
          type="button"
          className="map-row"
          style={style}
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
      const late: CSSProperties & Record<'--order', string> = { ...style, '--order': seat.replace(/^\w+:/, '') };
      return (
        <button type="button" className="map-pill" data-tone={item.tone} style={late} onClick={press}>
          <Drawing
            item={item}
            name={only && item.choices.length === 1 ? `${only.label}: ${only.outcome}` : item.text}
          />
        </button>
      );
    }
    case 'cap': {
      const [only] = item.choices;
      if (!only) {
        return (
          <div style={style}>
            <Drawing item={item} name={item.name} />
          </div>
        );
      }
      return (
        <button type="button" className="map-cap" style={style} onClick={() => acts?.current.onChoose(only)}>
          <Drawing item={item} name={item.name} />
        </button>
      );
    }
    case 'lane':
      return (
        <button
          type="button"
          className="map-lane"
          style={style}
          aria-pressed={item.open}
          onClick={() => acts?.current.onLane(item.container)}
        >
          <Drawing item={item} name={item.name} />
        </button>
      );
    case 'state':
      return (
        <div className="map-unfolds" style={style} data-token={item.filled ? '' : undefined}>
          <Drawing item={item} name={item.filled ? `${item.name}, here` : item.name} />
        </div>
      );
    case 'band':
      return (
        <div style={style}>
          <Drawing item={item} />
        </div>
      );
  }
});

/** Where an item stands, from the corner of the map at which all seats are. */
function placeOf(item: Item): CSSProperties {
  const { x, y, width, height } = drawnOf(item).box;
  return { position: 'absolute', translate: `${x}px ${y}px`, width, height };
}

/** An item's shapes at the scene's own coordinates, whatever node they stand in. */
function Drawing({ item, name }: { item: Item; name?: string }): ReactElement {
  const { box, top } = drawnOf(item);
  const { x, y, width, height } = box;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`${x} ${y - top} ${width} ${height}`}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      {...shapesOf(item)}
    />
  );
}
