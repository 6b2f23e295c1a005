'use client';

import { type ReactElement, useState } from 'react';
import { findWords, matchesWord } from '@/lib/status/finding.ts';
import { addressOf, type StatusWord } from '@/lib/status/word.ts';
import type { Stage } from '@/machines/chart.ts';
import { Actor } from '../actor.tsx';
import { Breakable } from './breakable.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './word-index.module.css';
import { kinds, nameOf, WordMark } from './word-mark.tsx';

/** Every STATUS word by the stage in which it appears, and a box that finds one; without scripts it is the plain list. */
export function WordIndex({ words, stages }: { words: readonly StatusWord[]; stages: readonly Stage[] }): ReactElement {
  const [asked, setAsked] = useState('');
  const found = words.filter((word) => matchesWord(word, asked));
  const silent = stages.filter(({ number, id }) => number !== undefined && !words.some(({ stage }) => stage === id));
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>Every word STATUS can say</h1>
          <p className={styles.lead}>
            {words.length} words that <code>kubectl get pods</code> prints, by the step in which they appear.
          </p>
          <ul className={styles.legend} aria-label="Marks">
            {kinds.map((kind) => (
              <li key={kind}>
                <WordMark kind={kind} />
                {nameOf(kind)}
              </li>
            ))}
          </ul>
        </div>
        <SearchBox
          label="Find a STATUS word"
          placeholder="Paste a STATUS word"
          asked={asked}
          onAsk={setAsked}
          onGo={() => {
            const [first] = findWords(words, asked);
            if (first) location.assign(addressOf(first));
          }}
        />
      </header>
      <p className="visually-hidden" aria-live="polite">
        {asked.trim() === '' ? '' : `${found.length} of ${words.length} words`}
      </p>
      {asked.trim() === '' ? (
        <p className={styles.silent}>
          <span aria-hidden="true">
            {silent.map(({ number }) => (
              <b key={number}>{number}</b>
            ))}
          </span>
          Build, push, ask: until the API server has stored it, there is no pod to have a STATUS.
        </p>
      ) : null}
      {found.length === 0 ? <p className={styles.none}>No STATUS word is called that.</p> : null}
      {stages.map((stage) => (
        <StageWords key={stage.id} stage={stage} words={found.filter((word) => word.stage === stage.id)} />
      ))}
    </>
  );
}

function StageWords({ stage, words }: { stage: Stage; words: readonly StatusWord[] }): ReactElement | null {
  if (words.length === 0) return null;
  return (
    <section className={styles.stage} id={stage.id} aria-labelledby={`${stage.id}-title`}>
      <span className={stage.number === undefined ? styles.ring : styles.disc} aria-hidden="true">
        {stage.number}
      </span>
      <div>
        <h2 id={`${stage.id}-title`}>
          {stage.number === undefined ? null : <span className="visually-hidden">Step {stage.number}: </span>}
          {stage.title}
        </h2>
        <Actor id={stage.actor} />
      </div>
      <ul>
        {words.map((word) => (
          <li key={word.word}>
            <WordMark kind={word.kind} />
            <div>
              <a href={addressOf(word)}>
                <Breakable>{word.word}</Breakable>
              </a>
              <p>{word.gloss}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
