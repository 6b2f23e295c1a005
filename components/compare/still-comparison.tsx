import type { ReactElement } from 'react';
import { firstComparison, walkOfSide } from '@/lib/world/comparison.ts';
import { comparedRows, firstDifference } from '@/lib/world/difference.ts';
import { TopBar } from '../chrome/top-bar.tsx';
import styles from './compare.module.css';
import { ComparedPicture } from './compared-picture.tsx';
import { ComparedTable } from './compared-table.tsx';

/** The comparison with which the page begins, at its first difference, for readers without scripts. */
export function StillComparison(): ReactElement {
  const { a, b } = firstComparison();
  const [one, other] = [walkOfSide(a), walkOfSide(b)];
  const [left, right] = [one, other].map(({ subject, journey }) => ({ chart: subject.chart, journey }));
  if (!left || !right) throw new RangeError('compare: there are two walks');
  const difference = firstDifference(left, right);
  const at = difference?.at ?? 0;
  return (
    <>
      <TopBar page="/compare" />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>Two walks side by side</h1>
          <p className={styles.verdict}>{difference?.says}</p>
          <p>
            To compare others needs scripts. Without them, <code>npx podwalk simulate</code> prints a walk in a
            terminal, <a href="/scenarios">every scenario</a> is told minute by minute, and{' '}
            <a href="/walk">the life of a pod</a> is a picture and a table.
          </p>
        </header>
        <div className={styles.pair}>
          <ComparedPicture letter="A" walk={one} at={at} />
          <ComparedPicture letter="B" walk={other} at={at} />
        </div>
        <ComparedTable rows={comparedRows(left, right)} difference={difference} at={at} />
      </main>
    </>
  );
}
