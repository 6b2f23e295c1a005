import type { ReactElement } from 'react';
import type { StageId } from '@/machines/chart.ts';
import { stages } from '@/machines/stages.ts';
import line from './step-line.module.css';
import styles from './steps-ahead.module.css';

/** The seven steps of a pod: those that are behind it, and the one that it stands in, or those that it may stand in. */
export function StepsAhead({ places = [] }: { places?: readonly StageId[] }): ReactElement {
  const first = stages.findIndex(({ id }) => places.includes(id));
  return (
    <ol aria-label="The seven steps of a pod">
      {stages.map(({ id, number, title }, index) =>
        number === undefined && !places.includes(id) ? null : (
          <li key={id} className={`${line.row} ${styles.step}`} data-place={placeOf(id, index, first, places)}>
            <span className={line.disc} aria-hidden="true">
              {number}
            </span>
            <span>
              {title}
              {places.includes(id) ? (
                <span className="visually-hidden">{places.length === 1 ? ': it is here' : ': it may be here'}</span>
              ) : null}
            </span>
          </li>
        ),
      )}
    </ol>
  );
}

function placeOf(id: StageId, index: number, first: number, places: readonly StageId[]): string | undefined {
  if (places.includes(id)) return places.length === 1 ? 'here' : 'maybe';
  return index < first ? 'behind' : undefined;
}
