import type { PointerEvent, ReactElement } from 'react';
import { actors } from '@/lib/diagram/actor.ts';
import type { Frame } from '@/lib/journey/frame.ts';
import type { Stage, StageId } from '@/machines/chart.ts';
import { Icon } from '../icon.tsx';
import { ByPass, Siding } from './siding.tsx';
import styles from './strip.module.css';

/** The line of a pod's life from left to right: every stage is a button, and the blue dot can be dragged. */
export function Strip({
  stages,
  frame,
  onStage,
}: {
  stages: readonly Stage[];
  frame: Frame;
  onStage: (stage: StageId) => void;
}): ReactElement {
  // What comes after Running happens only to those who ask for it.
  const shown = stages.filter(({ id }) => id !== 'terminating');
  const now = shown.findIndex(({ id }) => id === frame.stage);
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-stage]');
    const stage = shown.find(({ id }) => id === under?.dataset.stage);
    if (stage && stage.id !== frame.stage) onStage(stage.id);
  };
  return (
    <ol className={styles.strip} onPointerMove={drag}>
      {shown.map((stage, index) => (
        <li key={stage.id} data-stage={stage.id} data-light={lightOf(index, now)}>
          <button type="button" aria-current={index === now ? 'step' : undefined} onClick={() => onStage(stage.id)}>
            <span className={styles.actor}>
              {stage.number === undefined ? null : (
                <>
                  <Icon name={actors[stage.actor].glyph} />
                  {actors[stage.actor].name}
                </>
              )}
            </span>
            <span className={styles.station}>
              <span className={stage.number === undefined ? styles.ring : styles.disc}>{stage.number}</span>
            </span>
            <span className={styles.name}>
              {stage.title}
              {stage.optional ? <i>optional</i> : null}
            </span>
          </button>
          {stage.number === undefined ? null : <Siding hot={index === now && frame.canFail} />}
          {stage.optional ? <ByPass /> : null}
        </li>
      ))}
    </ol>
  );
}

type Light = 'past' | 'now' | 'next' | 'ahead';

function lightOf(index: number, now: number): Light {
  if (index < now) return 'past';
  if (index === now) return 'now';
  return index === now + 1 ? 'next' : 'ahead';
}
