import type { ReactElement } from 'react';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import styles from './pod-table.module.css';

const columns = {
  name: 'NAME',
  ready: 'READY',
  status: 'STATUS',
  restarts: 'RESTARTS',
  age: 'AGE',
} as const satisfies Partial<Record<keyof PrintedRow, string>>;

/** A column of `kubectl get pods`. */
export type PodColumn = keyof typeof columns;

const all: readonly PodColumn[] = ['name', 'ready', 'status', 'restarts', 'age'];

/** The row of `kubectl get pods`, with kubectl's own columns; `trouble` colours its status. */
export function PodTable({
  row,
  trouble,
  shown = all,
}: {
  row: PrintedRow;
  trouble: boolean;
  shown?: readonly PodColumn[];
}): ReactElement {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column} scope="col">
              {columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {shown.map((column) => (
            <td key={column} className={column === 'status' ? (trouble ? styles.trouble : styles.status) : undefined}>
              {row[column]}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
