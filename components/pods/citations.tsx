import type { ReactElement } from 'react';
import { type SourceId, sources } from '@/machines/sources.ts';
import { Icon } from '../icon.tsx';
import styles from './citations.module.css';
import { Section } from './section.tsx';

/** Where what the page says is written. */
export function Citations({ ids }: { ids: readonly SourceId[] }): ReactElement {
  return (
    <Section title="Sources">
      <ul className={styles.sources}>
        {ids.map((id) => (
          <li key={id}>
            <a href={sources[id].href} target="_blank" rel="noreferrer">
              {sources[id].label}
              <Icon name="arrow-square-out" size={14} label="opens in a new tab" />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
