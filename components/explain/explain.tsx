'use client';

import { type ReactElement, useState } from 'react';
import type { Answer } from '@/lib/explain/answer.ts';
import type { GivenText } from '@/lib/explain/input/read.ts';
import type { Inquiry } from '@/lib/explain/inquiry.ts';
import buttons from '../button.module.css';
import { TopBar } from '../chrome/top-bar.tsx';
import styles from './explain.module.css';
import { Findings } from './findings.tsx';
import { Intake } from './intake.tsx';
import { PodWay } from './pod-way.tsx';
import { PodsByCause } from './pods-by-cause.tsx';
import { useGivenFiles } from './use-given-files.ts';

/** The page that explains pods: a box to paste into, then one answer, or the pods of a cluster by cause. */
export function Explain(): ReactElement {
  const [inquiry, setInquiry] = useState<Inquiry>();
  const [readAt, setReadAt] = useState('');
  const [chosen, setChosen] = useState<Answer>();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const read = async (texts: readonly GivenText[]) => {
    const { inquire } = await import('@/lib/explain/inquiry.ts');
    const found = inquire(texts, Date.now());
    const [only, second] = found.answers;
    if (!only && found.refused.length === 0) {
      const [first] = found.unread;
      setFault(
        first
          ? `${first.file ? `${first.file}, line` : 'Line'} ${first.line}: ${first.says}.`
          : 'There is no Pod in it.',
      );
      setInquiry(undefined);
      return;
    }
    setFault(undefined);
    setInquiry(found);
    setReadAt(new Date().toLocaleTimeString('en-GB'));
    setChosen(only && !second && found.refused.length === 0 ? only : undefined);
  };
  const files = useGivenFiles((given) => void read(given));
  const choose = (answer: Answer | undefined) => {
    setChosen(answer);
    scrollTo({ top: 0 });
  };
  const replace = () => {
    setInquiry(undefined);
    choose(undefined);
  };
  return (
    <div className={styles.page} data-answered={inquiry !== undefined || undefined} {...files.drop}>
      <TopBar page="/explain" />
      {inquiry === undefined ? (
        <main className={styles.intake}>
          <Intake text={text} fault={fault} onText={setText} onRead={read} onFiles={files.take} />
        </main>
      ) : (
        <main className={styles.answer}>
          <div className={styles.panel} key={chosen === undefined ? 'all' : 'one'}>
            <p className={styles.given}>
              <span>
                {givenSaid(inquiry)}, read at {readAt}
              </span>
              <button type="button" className={buttons.button} onClick={replace}>
                Replace
              </button>
            </p>
            {chosen === undefined ? (
              <PodsByCause inquiry={inquiry} onChoose={choose} />
            ) : (
              <>
                {inquiry.answers.length > 1 ? (
                  <button type="button" className={styles.back} onClick={() => choose(undefined)}>
                    All {inquiry.answers.length} pods
                  </button>
                ) : null}
                <Findings answer={chosen} inquiry={inquiry} />
              </>
            )}
          </div>
          <PodWay key={chosen?.brief.uid ?? chosen?.brief.name} answer={chosen} />
        </main>
      )}
    </div>
  );
}

function givenSaid({ kinds }: Inquiry): string {
  const words = [...kinds].map(([kind, count]) => {
    const noun = kind === 'row' ? 'row of a table' : kind;
    const many = kind === 'row' ? 'rows of a table' : `${kind}s`;
    return `${count} ${count === 1 ? noun : many}`;
  });
  return words.join(', ') || 'What was given';
}
