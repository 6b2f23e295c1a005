import { type ReactElement, useMemo } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import { comparedRows, type Difference, firstDifference } from '@/lib/world/difference.ts';
import buttons from '../button.module.css';
import { TopBar } from '../chrome/top-bar.tsx';
import { useKeys } from '../explorer/use-keys.ts';
import styles from './compare.module.css';
import { ComparedPicture } from './compared-picture.tsx';
import { ComparedTable } from './compared-table.tsx';
import { SideForm } from './side-form.tsx';
import { useComparison } from './use-comparison.ts';

/** Two walks side by side: what each is made of, where they part, and both machines at the same time. */
export function Comparing(): ReactElement {
  const { comparison, change, notice, walkA, walkB } = useComparison();
  const { a, b, at } = comparison;
  const { walk: one } = walkA;
  const { walk: other } = walkB;
  const seen = useMemo(() => {
    const [left, right] = [one, other].map(({ subject, journey }) => ({ chart: subject.chart, journey }));
    if (!left || !right) throw new RangeError('compare: there are two walks');
    const moments = [...left.journey.moments, ...right.journey.moments];
    return {
      difference: firstDifference(left, right),
      rows: comparedRows(left, right),
      times: [...new Set(moments.map((moment) => moment.at))].sort((x, y) => x - y),
    };
  }, [one, other]);
  const { difference, rows, times } = seen;
  const go = (time: number | undefined) => {
    if (time !== undefined) change({ at: time });
  };
  const acts = {
    back: () => go(times.findLast((time) => time < at)),
    forward: () => go(times.find((time) => time > at)),
    part: () => go(difference?.at),
  };
  useKeys({
    ArrowLeft: acts.back,
    ArrowRight: acts.forward,
    Home: () => go(times[0]),
    End: () => go(times.at(-1)),
    x: acts.part,
  });
  const row = rows.findLast((one) => one.at <= at);
  return (
    <>
      <TopBar page="/compare" />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>Two walks side by side</h1>
          <p className={styles.verdict}>{difference ? verdictOf(difference) : 'Nothing differs in these two walks.'}</p>
          {notice === undefined ? null : <p role="alert">{notice}</p>}
        </header>
        <div className={styles.pair}>
          <SideForm letter="A" side={a} walked={walkA} onSide={(side) => change({ a: side })} />
          <SideForm letter="B" side={b} walked={walkB} onSide={(side) => change({ b: side })} />
        </div>
        <div className={styles.steps}>
          <button type="button" className={buttons.button} onClick={acts.back}>
            Back <kbd>←</kbd>
          </button>
          <button type="button" className={buttons.button} onClick={acts.forward}>
            Step both <kbd>→</kbd>
          </button>
          <button type="button" className={buttons.primary} disabled={!difference} onClick={acts.part}>
            Go to the first difference <kbd>X</kbd>
          </button>
          <button type="button" className={buttons.button} onClick={() => change({ a: b, b: a })}>
            Swap A and B
          </button>
          <span className={styles.clock}>{clockTime(at, true)}</span>
        </div>
        <p className="visually-hidden" aria-live="polite">
          At {clockTime(at)}: A {row?.a?.status ?? 'no pod'}, B {row?.b?.status ?? 'no pod'}
          {at === difference?.at ? `. ${verdictOf(difference)}` : ''}
        </p>
        <div className={styles.pair}>
          <ComparedPicture letter="A" walk={one} at={at} />
          <ComparedPicture letter="B" walk={other} at={at} />
        </div>
        <ComparedTable rows={rows} difference={difference} at={at} onTime={go} />
      </main>
    </>
  );
}

function verdictOf({ says, why }: Difference): string {
  return why === undefined ? says : `${says} In ${why.walk} it cannot: ${why.because}.`;
}
