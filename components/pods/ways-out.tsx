import type { ReactElement } from 'react';
import type { Risk, WayOut } from '@/lib/status/answer.ts';
import { CopyButton } from './copy-button.tsx';
import { Section } from './section.tsx';
import styles from './ways-out.module.css';

const looks: Readonly<Record<Risk, string | undefined>> = {
  inspect: styles.inspect,
  'low risk': styles.low,
  'changes something': styles.changes,
  destroys: styles.destroys,
};

/** How to get out, command by command, each with what it does to the cluster. */
export function WaysOut({ ways }: { ways: readonly WayOut[] }): ReactElement {
  return (
    <Section title="How to get out">
      <ol className={styles.ways}>
        {ways.map(({ does, command, risk }) => (
          <li key={command}>
            <p>
              {does} <span className={`${styles.risk} ${looks[risk]}`}>{risk}</span>
            </p>
            <code>{command}</code>
            <CopyButton text={command} />
          </li>
        ))}
      </ol>
      <p className={styles.note}>NAME, NODE, CONTAINER and other words in capitals are yours to fill in.</p>
    </Section>
  );
}
