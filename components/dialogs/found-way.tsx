import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import { momentOf } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { startOf } from '@/lib/journey/stride.ts';
import type { Way } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';
import { LineSample } from '../inspector/line-sample.tsx';
import styles from './finder-dialog.module.css';
import type { Goal } from './goal.ts';

/** What the shortest way to a goal costs, and what on it does not happen by itself; or why there is none. */
export function FoundWay({
  graph,
  from,
  goal,
  way,
}: {
  graph: Graph;
  from: Journey;
  goal: Goal;
  way: Journey | undefined;
}): ReactElement {
  const more = goal.page ? <a href={goal.page}>What {goal.title} means</a> : null;
  if (!way) {
    return (
      <p className={styles.cost}>
        <span>{goal.never ?? 'No way was found: something that this pod has, or lacks, stands against it.'}</span>{' '}
        {more}
      </p>
    );
  }
  const start = startOf(from, way);
  const turns = turnsOf(graph, way, start);
  const steps = way.cursor - start;
  return (
    <>
      <p className={styles.cost}>
        <span>
          <b>
            {steps === 1 ? '1 step' : `${steps} steps`} from {start === 0 ? 'the start' : 'here'}
          </b>
          , at {clockTime(momentOf(way).at)}.{' '}
          {turns.length === 0 ? 'All of it happens by itself.' : 'What does not happen by itself:'}
        </span>
        {more}
      </p>
      <ul className={styles.turns}>
        {turns.map(({ index, at, label, way: kind }) => (
          <li key={index}>
            <LineSample way={kind} />
            {label} <span>{clockTime(at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const usual: ReadonlySet<Way> = new Set<Way>(['progress', 'timer', 'retry', 'shortcut']);

function turnsOf({ transitions }: Graph, way: Journey, start: number) {
  const metas = new Map(transitions.map(({ id, meta }) => [id, meta]));
  return way.moments.slice(0, way.cursor + 1).flatMap(({ took, at }, index) => {
    const meta = metas.get(took[0] ?? '');
    return index > start && meta && !usual.has(meta.way) ? [{ index, at, label: meta.label, way: meta.way }] : [];
  });
}
