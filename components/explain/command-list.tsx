import type { ReactElement } from 'react';
import type { Command, Risk } from '@/lib/explain/finding.ts';
import { CopyButton } from '../pods/copy-button.tsx';
import styles from './command-list.module.css';

const risks: Readonly<Record<Risk, string>> = {
  inspect: 'only looks',
  'low-risk': 'low risk',
  changes: 'changes something',
  destroys: 'destroys',
};

/** Commands with the pod's own names, each with what it may do. */
export function CommandList({ commands }: { commands: readonly Command[] }): ReactElement {
  return (
    <ul className={styles.list}>
      {commands.map(({ run, risk, why }) => (
        <li key={run}>
          <div>
            <p className={styles.why}>
              {why} <span data-risk={risk}>{risks[risk]}</span>
            </p>
            <code className={styles.run}>{run}</code>
          </div>
          <CopyButton text={run} />
        </li>
      ))}
    </ul>
  );
}
