'use client';

import { type ReactElement, useState } from 'react';
import { SearchBox } from '../pods/search-box.tsx';
import list from '../pods/word-index.module.css';
import styles from './scenario-index.module.css';

/** What the list knows of a scenario. */
export interface ScenarioItem {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly search: readonly string[];
  readonly asks: readonly string[];
}

/** Every scenario, and a box that finds one by the words that people know; without scripts it is the plain list. */
export function ScenarioIndex({ items }: { items: readonly ScenarioItem[] }): ReactElement {
  const [asked, setAsked] = useState('');
  const found = items.filter((item) => isMeant(item, asked));
  return (
    <>
      <header className={list.head}>
        <div>
          <h1>What can become of a pod</h1>
          <p className={list.lead}>
            {items.length} scenarios: a manifest, the world around it, and what kubectl shows minute by minute.
          </p>
        </div>
        <SearchBox
          label="Find a scenario"
          placeholder="exit 137, Init:0/1, 0/9 nodes"
          asked={asked}
          onAsk={setAsked}
          onGo={() => {
            const [first] = found;
            if (first) location.assign(`/scenarios/${first.name}`);
          }}
        />
      </header>
      <p className="visually-hidden" aria-live="polite">
        {asked.trim() === '' ? '' : `${found.length} of ${items.length} scenarios`}
      </p>
      {found.length === 0 ? <p className={list.none}>No scenario is found by that.</p> : null}
      <ul className={styles.list}>
        {found.map(({ name, title, says, search }) => (
          <li key={name}>
            <a href={`/scenarios/${name}`}>{title}</a>
            <p>{says}</p>
            <p className={styles.words}>{search.slice(0, 4).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function isMeant({ name, title, says, search, asks }: ScenarioItem, asked: string): boolean {
  const text = [name, title, says, ...search, ...asks].join(' ').toLowerCase();
  const needles = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return needles.every((needle) => text.includes(needle));
}
