import type { ReactElement } from 'react';
import type { Cause } from '@/lib/status/answer.ts';
import styles from './causes.module.css';
import { Section } from './section.tsx';

const odds = { 3: 'often', 2: 'now and then', 1: 'seldom' } as const satisfies Record<Cause['odds'], string>;

/** What may have led there, the likeliest first, with the words in messages that tell the causes apart. */
export function Causes({ causes }: { causes: readonly Cause[] }): ReactElement {
  return (
    <Section title="Likely causes, and the words that tell them apart">
      <ul className={styles.causes}>
        {causes.map((cause) => (
          <li key={cause.title}>
            <span className={styles.odds}>
              <svg width="28" height="10" viewBox="0 0 28 10" aria-hidden="true">
                {[1, 2, 3].map((rank) => (
                  <rect
                    key={rank}
                    x={(rank - 1) * 9.5 + 0.5}
                    y="1"
                    width="8"
                    height="8"
                    fill={rank <= cause.odds ? 'var(--ink)' : 'none'}
                    stroke={rank <= cause.odds ? 'var(--ink)' : 'var(--idle)'}
                  />
                ))}
              </svg>
              <span className="visually-hidden">{odds[cause.odds]}:</span>
            </span>
            <div>
              <h3>{cause.title}</h3>
              <p>{cause.says}</p>
            </div>
            {cause.tells.length === 0 ? null : (
              <ul className={styles.tells} aria-label="Words in messages">
                {cause.tells.map((words) => (
                  <li key={words}>
                    <code>{words}</code>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
