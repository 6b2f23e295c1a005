import type { ReactElement } from 'react';
import { type SceneInput, toScene } from '@/lib/diagram/scene.ts';
import { announcementOf, type WalkView } from '@/lib/journey/view.ts';
import { MapPicture } from '../map/map-picture.tsx';
import styles from './still-map.module.css';

const pictures = [
  { width: 944, className: styles.wide },
  { width: 390, className: styles.narrow },
] as const;

/** The map as a picture, in the two widths that a server can foresee. */
export function StillMap({ input, view }: { input: Omit<SceneInput, 'width'>; view: WalkView }): ReactElement {
  return (
    <>
      {pictures.map(({ width, className }) => (
        <div key={width} className={className}>
          <MapPicture
            scene={toScene({ ...input, width })}
            title={input.chart.title}
            description={announcementOf(view)}
          />
        </div>
      ))}
    </>
  );
}
