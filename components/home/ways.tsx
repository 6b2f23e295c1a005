import type { ReactElement } from 'react';
import { walkTo } from '@/lib/journey/going.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { encodeLink } from '@/lib/journey/link.ts';
import { chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import styles from './ways.module.css';

/** The words that people search for when a pod is stuck, and what they mean. */
const hurts = [
  { status: 'ImagePullBackOff', means: 'the image cannot be pulled' },
  { status: 'CrashLoopBackOff', means: 'the process keeps ending' },
  { status: 'Unschedulable', means: 'no node can take the pod' },
  { status: 'OOMKilled', means: 'a container used more memory than it may' },
] as const;

/** What one can do from here: walk, start where it hurts, and take it along. */
export function Ways(): ReactElement {
  return (
    <div className={styles.ways}>
      <section>
        <h2>Step through a pod</h2>
        <p>
          Start with one container, or load your own manifest: the model is built for your containers, probes and pull
          policies.
        </p>
        <div className={styles.row}>
          <a className={buttons.primary} href="/walk">
            Start with one container
          </a>
          <a className={buttons.button} href="/walk?open=manifest">
            Load a manifest
          </a>
        </div>
      </section>
      <section>
        <h2>Start where it hurts</h2>
        <p>The walk opens at the very moment. Step back from there to see what led to it.</p>
        <ul className={styles.hurts}>
          {hurts.map(({ status, means }) => (
            <li key={status}>
              <a href={`/walk#${momentOfStatus(status)}`}>{status}</a> {means}
            </li>
          ))}
          <li>
            <a href="/pods">Every STATUS word</a>, and how to get out
          </li>
        </ul>
      </section>
      <section>
        <h2>Put it in your docs</h2>
        <p>
          Embed the walk, or take the machine and its picture. <a href="/embed">How an embed is set up</a>
        </p>
        <div className={styles.row}>
          <a className={buttons.primary} href="/embed/pod">
            <Icon name="code" />
            Embed
          </a>
          <a className={buttons.button} href="/machines/pod/machine.json">
            JSON
          </a>
          <a className={buttons.button} href="/machines/pod/graph.svg">
            SVG
          </a>
        </div>
        <p className={styles.snippet}>
          <code>{'<iframe src="…/embed/pod" width="720" height="420">'}</code>
        </p>
      </section>
    </div>
  );
}

/** A link's fragment for the shortest walk to a state. Throws a `RangeError` when there is no such state. */
function momentOfStatus(title: string): string {
  const chart = chartOf('pod');
  const state = toGraph(chart).states.find(({ meta }) => meta.title === title);
  const walk = state && walkTo(chart, startJourney(chart), state.id);
  const last = walk?.moments.at(-1);
  if (!walk || !last) throw new RangeError(`walk: none leads to ${title}`);
  return encodeLink({
    machine: chart.id,
    events: walk.moments.flatMap(({ event }) => event ?? []),
    cursor: walk.cursor,
    clock: last.at,
  });
}
