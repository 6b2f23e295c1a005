import { type ReactElement, useEffect, useState } from 'react';
import type { Desk } from '@/lib/explain/desk/desk.ts';
import type { PodLine } from '@/lib/explain/desk/digest.ts';
import type { OpenedPair } from '@/lib/explain/desk/opened-pod.ts';
import { partingSentence, sideBySide } from '@/lib/explain/way/parting.ts';
import type { WayStep } from '@/lib/explain/way/way.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import buttons from '../button.module.css';
import styles from './pods-beside.module.css';

type Pair = readonly [Pick<PodLine, 'pod' | 'namespace' | 'name' | 'status' | 'healthy'>, PodLine];

/** The ways of two pods beside each other, the one that is well first, and the step at which they part. */
export function PodsBeside({ pods, desk, onClose }: { pods: Pair; desk: Desk; onClose: () => void }): ReactElement {
  const [a, b] = pods[0].healthy || !pods[1].healthy ? pods : [pods[1], pods[0]];
  const pair = usePair(a.pod, b.pod, desk);
  return (
    <section className={styles.beside} aria-label="Two pods beside each other">
      <header className={styles.head}>
        <h2>{pair ? partingSentence(pair, a.name, b.name) : 'Looking for the ways that they took.'}</h2>
        <button type="button" className={buttons.button} onClick={onClose}>
          Back to one
        </button>
      </header>
      {pair ? (
        <table className={styles.table}>
          <thead>
            <tr>
              {[a, b].map(({ pod, namespace, name, status, healthy }) => (
                <th scope="col" key={pod}>
                  <code>
                    {namespace}/{name}
                  </code>{' '}
                  <span className={healthy ? styles.well : styles.sick}>{status}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sideBySide(pair).map(([left, right], index) => (
              <tr key={`${left?.id}, ${right?.id}`} data-common={index < pair.common.length || undefined}>
                <Step step={left} begin={pair.begin[0]} parts={left !== undefined && left === pair.first} />
                <Step step={right} begin={pair.begin[1]} parts={right !== undefined && right === pair.second} />
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function Step({ step, begin, parts }: { step?: WayStep; begin: string | null; parts: boolean }): ReactElement {
  if (step === undefined) return <td />;
  return (
    <td data-parts={parts || undefined} data-basis={step.basis}>
      {parts ? <b className={styles.parts}>Here they part</b> : null}
      <span className={styles.label}>{step.label}</span> <time>{sinceBegin(step.at, begin)}</time>
      <code>{step.event}</code>
    </td>
  );
}

function sinceBegin(at: string | null, begin: string | null): string {
  return at === null || begin === null ? '' : `after ${humanDuration(Date.parse(at) - Date.parse(begin))}`;
}

function usePair(one: number, other: number, desk: Desk): OpenedPair | undefined {
  const [pair, setPair] = useState<OpenedPair>();
  useEffect(() => {
    let here = true;
    void desk.pair(one, other).then((found) => here && setPair(found));
    return () => {
      here = false;
    };
  }, [one, other, desk]);
  return pair;
}
