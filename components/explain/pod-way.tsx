import { type ReactElement, useEffect, useState } from 'react';
import type { Answer } from '@/lib/explain/answer.ts';
import type { Way } from '@/lib/explain/way/way.ts';
import styles from './pod-way.module.css';
import { StepsAhead } from './steps-ahead.tsx';
import { WaterfallChart } from './waterfall-chart.tsx';
import { WayWalk } from './way-walk.tsx';

/** How a pod got where it is: on the map of its own machine, step by step, and where the time went. */
export function PodWay({ answer }: { answer: Answer | undefined }): ReactElement {
  const way = useWay(answer);
  return (
    <section className={styles.way} aria-label="How it got here">
      {way === undefined || answer === undefined ? (
        <div className={styles.still}>
          <StepsAhead />
          <p>{whyNot(answer)}</p>
        </div>
      ) : way.steps.length === 0 ? (
        <div className={styles.still}>
          <StepsAhead />
          <p>The machine finds no way to this Pod: {way.reason}. Its states may be these:</p>
          <ul className={styles.states}>
            {answer.explanation.states.map((state) => (
              <li key={state}>
                <code>{state}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <WayWalk way={way} />
          <WaterfallChart facts={answer.explanation.facts} />
        </>
      )}
    </section>
  );
}

function whyNot(answer: Answer | undefined): string {
  if (answer === undefined) return 'Choose a pod to see the way that it took.';
  if (answer.known === 'row') return 'A table does not tell the way. Paste the Pod itself to see it.';
  return 'Looking for the way that it took.';
}

/** The verdict comes first: the way is looked for once it stands on the screen. */
function useWay(answer: Answer | undefined): Way | undefined {
  const [way, setWay] = useState<Way>();
  useEffect(() => {
    if (answer?.known !== 'pod') return;
    let here = true;
    const look = async () => {
      const { wayOf } = await import('@/lib/explain/way/way.ts');
      if (here) setWay(wayOf(answer.explanation.facts));
    };
    const timer = setTimeout(() => void look(), 50);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [answer]);
  return way;
}
