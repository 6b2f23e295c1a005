import type { ReactElement } from 'react';
import { scenariosWith } from '@/lib/status/scenario-walk.ts';
import type { StatusWord } from '@/lib/status/word.ts';
import { Section } from './section.tsx';
import styles from './seen-in.module.css';

/** The scenarios in which the word is met, to be seen from their beginning. */
export function SeenIn({ word }: { word: StatusWord }): ReactElement | null {
  const found = scenariosWith(word);
  if (found.length === 0) return null;
  return (
    <Section title="Scenarios in which it is met">
      <ul className={styles.list}>
        {found.map(({ name, title, says }) => (
          <li key={name}>
            <a href={`/scenarios/${name}`}>{title}</a>
            <p>{says}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
