import type { ReactElement } from 'react';
import type { LookAlike } from '@/lib/status/answer.ts';
import { addressOf } from '@/lib/status/word.ts';
import { Breakable } from './breakable.tsx';
import styles from './look-alikes.module.css';
import { Section } from './section.tsx';

/** What the word is often mistaken for, and how to tell the two apart. */
export function LookAlikes({ words }: { words: readonly LookAlike[] }): ReactElement {
  return (
    <Section title="What it is mistaken for">
      <dl className={styles.words}>
        {words.map((one) => (
          <div key={one.word}>
            <dt>
              <a href={addressOf(one)}>
                <Breakable>{one.word}</Breakable>
              </a>
            </dt>
            <dd>{one.says}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
