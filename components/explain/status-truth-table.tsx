import type { ReactElement } from 'react';
import type { StatusWord } from '@/lib/explain/status-truth.ts';
import styles from './status-truth-table.module.css';

/** What tools say of the same pod, and the rule that makes each say it. */
export function StatusTruth({ truth }: { truth: readonly StatusWord[] }): ReactElement {
  return (
    <table className={styles.table}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Tool</th>
          <th scope="col">Says</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {truth.map(({ tool, word, rule }) => (
          <tr key={tool}>
            <th scope="row">{tool}</th>
            <td>
              <code>{word}</code>
              <span>{rule}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
