import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import type { Desk } from '@/lib/explain/desk/desk.ts';
import type { StepCount } from '@/lib/explain/desk/digest.ts';
import type { OpenedPod, OpenedWay } from '@/lib/explain/desk/opened-pod.ts';
import styles from './pod-way.module.css';
import { PodsByStep } from './pods-by-step.tsx';
import { StepsAhead } from './steps-ahead.tsx';
import { UnsurePlace } from './unsure-place.tsx';
import { WaterfallChart } from './waterfall-chart.tsx';

// The map is most of the page's script, and nobody needs it before there is a pod.
/** Loads what draws a way. */
export const loadWalk = () => import('./way-walk.tsx');
const WayWalk = lazy(() => loadWalk().then((module) => ({ default: module.WayWalk })));

/** How a pod got where it is: on the map of its own machine, step by step, and where the time went. */
export function PodWay({
  opened,
  steps,
  desk,
}: {
  opened: OpenedPod | undefined;
  steps: readonly StepCount[];
  desk: Desk;
}): ReactElement {
  const way = useWay(opened, desk);
  const still = (
    <div className={styles.still}>
      {opened === undefined && steps.length > 0 ? (
        <PodsByStep steps={steps} />
      ) : (
        <StepsAhead places={opened?.places ?? []} />
      )}
      <p>{whyNot(opened)}</p>
    </div>
  );
  return (
    <section className={styles.way} aria-label={opened === undefined ? 'Where the pods are' : 'How it got here'}>
      {opened !== undefined && opened.places.length > 1 ? (
        <UnsurePlace opened={opened} />
      ) : way === undefined || opened === undefined ? (
        still
      ) : way.steps.length === 0 ? (
        <div className={styles.still}>
          <StepsAhead places={opened.places} />
          <p>The machine finds no way to this Pod: {way.reason}. Its states may be these:</p>
          <ul className={styles.states}>
            {opened.states.map((state) => (
              <li key={state}>
                <code>{state}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Suspense fallback={still}>
          <WayWalk way={way} />
          <WaterfallChart spans={way.spans} now={way.now} />
        </Suspense>
      )}
    </section>
  );
}

function whyNot(opened: OpenedPod | undefined): string {
  if (opened === undefined) return 'Choose a pod to see the way that it took.';
  if (opened.known === 'row') return 'A table does not tell the way. Paste the Pod itself to see it.';
  return 'Looking for the way that it took.';
}

/** The verdict comes first: the way is looked for once it stands on the screen. */
function useWay(opened: OpenedPod | undefined, desk: Desk): OpenedWay | undefined {
  const [way, setWay] = useState<OpenedWay>();
  useEffect(() => {
    if (opened?.known !== 'pod') return;
    let here = true;
    const look = async () => {
      const found = await desk.way(opened.pod);
      if (here) setWay(found);
    };
    const timer = setTimeout(() => void look(), 50);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [opened, desk]);
  return way;
}
