import { type ReactElement, useId } from 'react';
import type { Scene } from '@/lib/diagram/item.ts';
import './map.css';
import { Shapes } from './shapes.tsx';

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
        <Shapes key={item.id} item={item} />
      ))}
    </svg>
  );
}
