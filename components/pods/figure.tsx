import type { ReactElement } from 'react';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import type { Story } from '@/lib/status/story.ts';
import { type WordWalk, walkAddress } from '@/lib/status/walk.ts';
import { toGraph } from '@/machines/graph.ts';
import buttons from '../button.module.css';
import { type Still, StillMap } from '../explorer/still-map.tsx';
import { Icon } from '../icon.tsx';
import { Logo } from '../logo.tsx';
import { PlayMark } from '../timeline/play-mark.tsx';
import styles from './figure.module.css';

const stills: readonly Still[] = [
  { width: 800, shown: 'wide' },
  { width: 390, shown: 'narrow' },
];

/** The machine standing where kubectl prints the word, and the two ways into the walk: from its beginning, and from here. */
export function Figure({ walk, story }: { walk: WordWalk; story: Story }): ReactElement {
  const { chart } = walk.subject;
  const input = { ...sightOf(chart, toGraph(chart), story.end), zoom: 'step' as const };
  return (
    <figure className={styles.figure}>
      <div className={styles.map}>
        <StillMap input={input} stills={stills} view={story.end} />
      </div>
      <figcaption>
        <a className={buttons.primary} href={walkAddress(walk, 0).replace('/walk', '/walk?play')}>
          <PlayMark playing={false} />
          Play the way there
        </a>
        <a className={styles.on} href={walkAddress(walk)}>
          <Logo />
          Walk on from here
          <Icon name="caret-right" size={12} />
        </a>
      </figcaption>
    </figure>
  );
}
