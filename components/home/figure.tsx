'use client';

import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import type { Frame } from '@/lib/journey/frame.ts';
import type { Stage, StageId } from '@/machines/chart.ts';
import type { StripStart } from './seven-steps.tsx';
import { StepsFigure, type StripActs } from './steps-figure.tsx';
import { useStripKeys } from './use-strip-keys.ts';

const loadSteps = async () => ({ default: (await import('./seven-steps.tsx')).SevenSteps });
const SevenSteps = lazy(loadSteps);

/** What somebody does who will soon want the machine. */
const signs = ['pointermove', 'touchstart', 'keydown'] as const;

/**
 * The playable strip. Its undisturbed way is a handful of frames that the server has drawn; the machine itself is
 * loaded when somebody lets something happen.
 */
export function Figure({
  stages,
  frames,
  first,
}: {
  stages: readonly Stage[];
  frames: readonly Frame[];
  first: StageId;
}): ReactElement {
  const [start, setStart] = useState<StripStart>();
  const [stage, setStage] = useState(first);
  const here = frames.findIndex((frame) => frame.stage === stage);
  const frame = frames[here];
  if (!frame) throw new RangeError(`strip: no frame of ${stage}`);
  const show = (index: number) => setStage(frames[index]?.stage ?? stage);
  const acts: StripActs = {
    onStage: (next) => show(frames.findIndex((one) => one.stage === next)),
    onChoose: ({ transition }) => setStart({ stage, transition }),
    onBack: () => show(here - 1),
    onForward: () => show(here + 1),
    onToggle: () => {
      show(0);
      setStart({ stage: frames[0]?.stage ?? stage, playing: true });
    },
  };
  const still = <StillSteps stages={stages} frame={frame} playing={start?.playing ?? false} acts={acts} />;
  if (start === undefined) return still;
  return (
    <Suspense fallback={still}>
      <SevenSteps start={start} />
    </Suspense>
  );
}

/** The strip without a machine, which loads it at the first sign of life. */
function StillSteps(props: {
  stages: readonly Stage[];
  frame: Frame;
  playing: boolean;
  acts: StripActs;
}): ReactElement {
  useStripKeys(props.frame, props.acts);
  useEffect(() => {
    for (const sign of signs) addEventListener(sign, loadSteps, { once: true, passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, loadSteps);
    };
  }, []);
  return <StepsFigure {...props} />;
}
