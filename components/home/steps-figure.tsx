import type { ReactElement } from 'react';
import type { Frame, FrameChoice } from '@/lib/journey/frame.ts';
import type { Stage, StageId } from '@/machines/chart.ts';
import { Lens } from './lens.tsx';
import { PlayAll } from './play-all.tsx';
import styles from './steps-figure.module.css';
import { Strip } from './strip.tsx';

/** What a reader can do to the strip. */
export interface StripActs {
  readonly onStage: (stage: StageId) => void;
  readonly onChoose: (choice: FrameChoice) => void;
  readonly onBack: () => void;
  readonly onForward: () => void;
  readonly onToggle: () => void;
}

/** The seven steps as a strip, with what the shown moment means and the controls below it. */
export function StepsFigure({
  stages,
  frame,
  playing,
  acts,
}: {
  stages: readonly Stage[];
  frame: Frame;
  playing: boolean;
  acts: StripActs;
}): ReactElement {
  return (
    <section className={styles.steps} aria-label="The seven steps, playable">
      <Strip stages={stages} frame={frame} onStage={acts.onStage} />
      <Lens frame={frame} onChoose={acts.onChoose} />
      <PlayAll
        playing={playing}
        atStart={frame.stage === stages[0]?.id}
        atEnd={frame.last}
        onBack={acts.onBack}
        onForward={acts.onForward}
        onToggle={acts.onToggle}
      />
      <p className="visually-hidden" aria-live="polite">
        {frame.announcement}
      </p>
    </section>
  );
}
