import type { ReactElement } from 'react';
import { actors } from '@/lib/diagram/actor.ts';
import type { ActorId } from '@/machines/chart.ts';
import styles from './actor.module.css';
import { Icon } from './icon.tsx';

/** Who acts, by glyph and name. */
export function Actor({ id }: { id: ActorId }): ReactElement {
  const { glyph, name } = actors[id];
  return (
    <span className={styles.actor}>
      <Icon name={glyph} />
      {name}
    </span>
  );
}
