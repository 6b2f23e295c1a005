'use client';

import { type ReactElement, useEffect, useState } from 'react';
import type { Digest } from '@/lib/explain/desk/digest.ts';
import buttons from '../button.module.css';
import { TopBar } from '../chrome/top-bar.tsx';
import styles from './explain.module.css';
import { Findings } from './findings.tsx';
import { givenFiles } from './given-files.ts';
import { Intake } from './intake.tsx';
import { loadWalk, PodWay } from './pod-way.tsx';
import { PodsBeside } from './pods-beside.tsx';
import { PodsByCause } from './pods-by-cause.tsx';
import { PutBeside } from './put-beside.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { useInquiry } from './use-inquiry.ts';

/** The page that explains pods: a box to paste into, then one answer, or the pods of a cluster by cause. */
export function Explain(): ReactElement {
  const [text, setText] = useState('');
  const { held, chosen, beside, progress, fault, read, cancel, choose, compare, part, replace } = useInquiry();
  // Soon after the page is open all of its code is there, so that it needs no network any more.
  useEffect(() => void loadWalk(), []);
  const files = givenFiles((given) => void read(given));
  return (
    <div className={styles.page} data-answered={held !== undefined || undefined} {...files.drop}>
      <TopBar page="/explain" />
      {progress ? <ReadingProgress progress={progress} onCancel={cancel} /> : null}
      {held === undefined ? (
        <main className={styles.intake}>
          <Intake text={text} fault={fault} onText={setText} onRead={read} onFiles={files.take} />
        </main>
      ) : (
        <main className={styles.answer}>
          <div className={styles.panel} key={chosen === undefined ? 'all' : 'one'}>
            <p className={styles.given}>
              <span>
                {givenSaid(held.digest)}, read at {held.readAt}
                {held.digest.countsFrom === undefined ? null : (
                  <>
                    ; times count from{' '}
                    <time dateTime={held.digest.countsFrom}>
                      {held.digest.countsFrom.slice(0, 19).replace('T', ' ')}
                    </time>{' '}
                    UTC, the newest in it
                  </>
                )}
              </span>
              <button type="button" className={buttons.button} onClick={replace}>
                Replace
              </button>
            </p>
            {fault ? (
              <p role="alert" className={styles.fault}>
                {fault.says}
              </p>
            ) : null}
            {chosen === undefined ? (
              <>
                {beside ? (
                  <p className={styles.beside}>
                    <span role="status">
                      Choose the pod to put beside{' '}
                      <code>
                        {beside.namespace}/{beside.name}
                      </code>
                      .
                    </span>
                    <button type="button" className={buttons.button} onClick={() => void choose(beside.pod)}>
                      Back to it
                    </button>
                  </p>
                ) : null}
                <PodsByCause key={held.number} held={held} onChoose={(pod) => void choose(pod)} />
              </>
            ) : (
              <>
                {held.digest.pods > 1 ? (
                  <button type="button" className={styles.back} onClick={() => void choose(undefined)}>
                    All {held.digest.pods} pods
                  </button>
                ) : null}
                <Findings key={chosen.pod} opened={chosen} desk={held.desk} />
                {held.digest.pods > 1 ? <PutBeside opened={chosen} onCompare={compare} /> : null}
              </>
            )}
          </div>
          {chosen && beside ? (
            <PodsBeside key={`${chosen.pod} ${beside.pod}`} pods={[chosen, beside]} desk={held.desk} onClose={part} />
          ) : (
            <PodWay key={`${held.number} ${chosen?.pod}`} opened={chosen} steps={held.digest.steps} desk={held.desk} />
          )}
        </main>
      )}
    </div>
  );
}

function givenSaid({ kinds, pods }: Digest): string {
  const words = kinds.map(([kind, count]) => {
    // Whoever recorded one pod has seen it many times.
    if (kind === 'Pod' && count > pods) return `${pods} ${pods === 1 ? 'Pod' : 'Pods'} seen ${count} times`;
    const noun = kind === 'row' ? 'row of a table' : kind;
    const many = kind === 'row' ? 'rows of a table' : `${kind}s`;
    return `${count} ${count === 1 ? noun : many}`;
  });
  return words.join(', ') || 'What was given';
}
