import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { ScenarioWalk } from '@/lib/status/scenario-walk.ts';
import { walkAddress } from '@/lib/status/walk.ts';
import { addressOf } from '@/lib/status/word.ts';
import { Breakable } from '../pods/breakable.tsx';
import { Section } from '../pods/section.tsx';
import styles from './watched.module.css';

/** What `kubectl get pods -w` shows in the first minutes: each row opens the walk at its moment, each word its page. */
export function Watched({ walk }: { walk: ScenarioWalk }): ReactElement {
  const { rows } = walk;
  if (rows.length === 0) {
    return (
      <Section title="What kubectl get pods -w shows">
        <p className={styles.none}>Nothing: the API server has refused the pod, so there is none.</p>
      </Section>
    );
  }
  return (
    <Section title="What kubectl get pods -w shows">
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col">READY</th>
            <th scope="col">STATUS</th>
            <th scope="col">RESTARTS</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, at, row, word }) => (
            <tr key={index}>
              <td>
                <a href={walkAddress(walk, index)} data-at>
                  {clockTime(at)}
                </a>
              </td>
              <td>{row.ready}</td>
              <td>
                {word ? (
                  <a href={addressOf(word)} data-kind={word.kind}>
                    <Breakable>{row.status}</Breakable>
                  </a>
                ) : (
                  row.status
                )}
              </td>
              <td>{row.restarts}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>The first five minutes on a virtual clock; each time opens the walk at that moment.</p>
    </Section>
  );
}
