import { type ReactElement, useId } from 'react';
import { drawnOf } from '@/lib/diagram/drawn.ts';
import type { Item, Scene } from '@/lib/diagram/item.ts';
import './map.css';
import { shapesOf } from './shapes.ts';

/** A scene as a picture: what the server sends, what stands before scripts run, and what an embed shows. */
export function MapPicture({
  scene,
  title,
  description,
}: {
  scene: Scene;
  title: string;
  description: string;
}): ReactElement {
  const id = useId();
  const { width, height, items } = scene;
  return (
    <svg
      className="map"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}title ${id}desc`}
    >
      <title id={`${id}title`}>{title}</title>
      <desc id={`${id}desc`}>{description}</desc>
      {items.map((item) => (
        <g key={item.id} {...placeOf(item)} {...shapesOf(item)} />
      ))}
    </svg>
  );
}

function placeOf(item: Item): { transform?: string } {
  const { top } = drawnOf(item);
  return top === 0 ? {} : { transform: `translate(0 ${top})` };
}
