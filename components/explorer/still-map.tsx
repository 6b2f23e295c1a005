import type { ReactElement } from 'react';
import { toScene } from '@/lib/diagram/scene.ts';
import type { SceneInput } from '@/lib/diagram/scene-input.ts';
import { announcementOf, type WalkView } from '@/lib/journey/view.ts';
import { MapPicture } from '../map/map-picture.tsx';
import styles from './still-map.module.css';

/** Where a picture is shown: in every window, or in wide or narrow ones alone. */
export interface Still {
  readonly width: number;
  readonly shown: 'always' | 'wide' | 'narrow';
}

/** The map as a picture, in the widths that a server can foresee. */
export function StillMap({
  input,
  stills,
  view,
}: {
  input: Omit<SceneInput, 'width'>;
  stills: readonly Still[];
  view: WalkView;
}): ReactElement {
  return (
    <>
      {stills.map(({ width, shown }) => (
        <div key={width} className={styles[shown]}>
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
