import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { Story } from '@/lib/status/story.ts';
import { type WordWalk, walkAddress } from '@/lib/status/walk.ts';
import type { Stage } from '@/machines/chart.ts';
import { LineSample } from '../inspector/line-sample.tsx';
import { Section } from './section.tsx';
import styles from './way-there.module.css';

/** How one gets there, event by event, each with its time on the virtual clock and a link to that very moment. */
export function WayThere({ walk, story }: { walk: WordWalk; story: Story }): ReactElement {
  const { until, lines } = story;
  return (
    <Section title="How one gets there">
      <ol className={styles.steps}>
        {until.index === 0 ? null : (
          <li>
            <a href={walkAddress(walk, until.index)}>{clockTime(until.at)}</a>
            <span className={styles.calm}>All goes well up to {nameOf(until.stage)}.</span>
          </li>
        )}
        {lines.map(({ index, at, label, way, state }) => (
          <li key={index}>
            <a href={walkAddress(walk, index)}>{clockTime(at)}</a>
            <span>
              {label}
              <span className={styles.state}>
                <LineSample way={way} />
                {state}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.note}>
        The times are those of a walk; each one opens it at that moment.{' '}
        {walk.subject.summary === undefined ? '' : `The pod is ${walk.subject.name}: ${walk.subject.summary}.`}
      </p>
    </Section>
  );
}

function nameOf({ number, title }: Stage): string {
  return number === undefined ? title : `step ${number}, ${title}`;
}
