import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import type { ComparedRow, Difference } from '@/lib/world/difference.ts';
import { Badge } from './badge.tsx';
import styles from './compared-table.module.css';

/** What kubectl prints in both walks, row by row; the first difference is a band, and rows that differ have a bar. */
export function ComparedTable({
  rows,
  difference,
  at,
  onTime,
}: {
  rows: readonly ComparedRow[];
  difference: Difference | undefined;
  /** Virtual milliseconds. */
  at: number;
  /** Absent where nothing can be pressed. */
  onTime?: (at: number) => void;
}): ReactElement {
  const shown = rows.findLast((row) => row.at <= at);
  const parts = rows.findIndex((row) => difference !== undefined && row.at >= difference.at);
  const groups = parts < 0 ? [rows, []] : [rows.slice(0, parts), rows.slice(parts)];
  return (
    <table className={styles.table} aria-label="kubectl get pods -w, twice">
      <thead>
        <tr>
          <th scope="col">at</th>
          {(['A', 'B'] as const).map((letter) => (
            <th key={letter} scope="col">
              <Badge letter={letter} /> READY STATUS RESTARTS
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, index) => (
        <tbody key={index === 0 ? 'same' : 'after'}>
          {index === 1 && difference ? (
            <tr className={styles.band}>
              <th scope="rowgroup" colSpan={3}>
                {clockTime(difference.at)} First difference
                {difference.why ? <span>{difference.why.because}</span> : null}
              </th>
            </tr>
          ) : null}
          {group.map((row) => (
            <tr key={row.at} className={row.differs ? styles.differs : styles.same} aria-current={row === shown}>
              <td>
                {onTime ? (
                  <button type="button" onClick={() => onTime(row.at)}>
                    {clockTime(row.at)}
                  </button>
                ) : (
                  clockTime(row.at)
                )}
              </td>
              <Cells row={row.a} />
              <Cells row={row.b} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Cells({ row }: { row: PrintedRow | undefined }): ReactElement {
  if (!row) return <td className={styles.none}>no pod</td>;
  return (
    <td>
      {row.ready} <b>{row.status}</b> {row.restarts.split(' ')[0]}
    </td>
  );
}
