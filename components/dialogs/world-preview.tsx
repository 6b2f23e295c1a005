import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import { rowsOf } from '@/lib/world/showing.ts';
import type { WorldWalk } from '@/lib/world/world-walk.ts';
import styles from './world-preview.module.css';

const first = 8;
const last = 4;

/** What `kubectl get pods -w` will print in a world, row by row; the rows in the middle of a long list are counted. */
export function WorldPreview({ walk, title }: { walk: WorldWalk; title: string }): ReactElement {
  const rows = rowsOf(walk.journey.moments);
  const long = rows.length > first + last + 1;
  const left = long ? rows.slice(0, first) : rows;
  const shown = [left, long ? rows.slice(-last) : []];
  if (rows.length === 0) return <p className={styles.note}>The API server refuses it: there will be no pod.</p>;
  return (
    <>
      <p className={styles.note}>{title}</p>
      <table className={styles.rows} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col">READY</th>
            <th scope="col">STATUS</th>
            <th scope="col">RESTARTS</th>
          </tr>
        </thead>
        {shown.map((group, index) => (
          <tbody key={index === 0 ? 'first' : 'last'}>
            {index === 1 && long ? (
              <tr>
                <td colSpan={4} className={styles.more}>
                  … {rows.length - first - last} more
                </td>
              </tr>
            ) : null}
            {group.map(({ at, event, row }) => (
              <tr key={`${at} ${event}`}>
                <td>{clockTime(at)}</td>
                <td>{row.ready}</td>
                <td>{row.status}</td>
                <td>{row.restarts.split(' ')[0]}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}
