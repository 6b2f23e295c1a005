import { type ReactElement, useState } from 'react';
import { findScenarios } from '@/lib/world/finding.ts';
import type { Scenario } from '@/lib/world/scenario.ts';
import styles from './scenario-chooser.module.css';

/** The scenarios of the library, found by the words that people know; Enter takes the first. */
export function ScenarioChooser({
  chosen,
  onChoose,
}: {
  chosen: string | undefined;
  onChoose: (scenario: Scenario) => void;
}): ReactElement {
  const [asked, setAsked] = useState('');
  const found = findScenarios(asked);
  return (
    <section className={styles.chooser} aria-label="Scenarios">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (first) onChoose(first);
        }}
      >
        <input
          className={styles.input}
          type="search"
          aria-label="Find a scenario"
          placeholder="exit 137, Init:0/1, 0/9 nodes"
          autoComplete="off"
          spellCheck={false}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
        />
      </form>
      <ul className={styles.list}>
        {found.map((scenario) => (
          <li key={scenario.name}>
            <button type="button" aria-pressed={scenario.name === chosen} onClick={() => onChoose(scenario)}>
              {scenario.title}
            </button>
          </li>
        ))}
        {found.length === 0 ? <li className={styles.none}>No scenario is found by that.</li> : null}
      </ul>
    </section>
  );
}
