import type { ReactElement } from 'react';
import { tell } from '@/lib/journey/telling.ts';
import { placeOf, type WalkView } from '@/lib/journey/view.ts';
import type { Chart } from '@/machines/chart.ts';
import { Actor } from '../actor.tsx';
import { Icon } from '../icon.tsx';
import { Prose } from '../prose.tsx';
import styles from './what-happens.module.css';

/** Which step it is, who acts, the state's name, what happens in it, and where that is written. */
export function WhatHappens({ chart, view }: { chart: Chart; view: WalkView }): ReactElement {
  const { title, says, actor, source, container } = view.state.meta;
  return (
    <section className={styles.happens}>
      <p className={styles.place}>
        <span>
          {placeOf(chart, view)}
          {container === undefined ? null : (
            <>
              , container <code>{container}</code>
            </>
          )}
        </span>
        <Actor id={actor} />
      </p>
      <h2>{title}</h2>
      <p className={styles.says}>
        <Prose>{tell(says, view.moment, container)}</Prose>
      </p>
      <a className={styles.source} href={source.href} target="_blank" rel="noreferrer">
        {source.label}
        <Icon name="arrow-square-out" size={14} label="opens in a new tab" />
      </a>
    </section>
  );
}
