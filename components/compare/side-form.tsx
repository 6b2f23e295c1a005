import { type ReactElement, useId } from 'react';
import { policies, policyIn, type Side, scenarioSide, underPolicy } from '@/lib/world/comparison.ts';
import { scenarios } from '@/lib/world/library.ts';
import { Badge } from './badge.tsx';
import styles from './compare.module.css';
import type { Walked } from './use-comparison.ts';

/** What one of the two walks is made of: a scenario, a policy, and both texts. */
export function SideForm({
  letter,
  side,
  walked,
  onSide,
}: {
  letter: 'A' | 'B';
  side: Side;
  walked: Walked;
  onSide: (side: Side) => void;
}): ReactElement {
  const id = useId();
  const { fault } = walked;
  const { manifest, workload, world } = side;
  return (
    <section className={styles.side} aria-label={`Walk ${letter}`}>
      <div className={styles.row}>
        <Badge letter={letter} />
        <select
          aria-label={`Scenario of ${letter}`}
          value={side.scenario ?? ''}
          onChange={(event) => {
            if (event.target.value !== '') onSide(scenarioSide(event.target.value));
          }}
        >
          <option value="">{side.events ? 'A walk of your own' : 'Your own texts'}</option>
          {scenarios.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <select
          aria-label={`restartPolicy of ${letter}`}
          value={policyIn(manifest)}
          onChange={(event) => onSide(underPolicy(side, event.target.value))}
        >
          {policies.map((policy) => (
            <option key={policy}>{policy}</option>
          ))}
        </select>
      </div>
      <details>
        <summary>Manifest and world</summary>
        <label htmlFor={`${id}-manifest`}>Manifest</label>
        <textarea
          id={`${id}-manifest`}
          rows={10}
          spellCheck={false}
          value={manifest}
          onChange={(event) => onSide({ manifest: event.target.value, workload, world })}
        />
        <label htmlFor={`${id}-world`}>World</label>
        <textarea
          id={`${id}-world`}
          rows={8}
          spellCheck={false}
          value={world}
          onChange={(event) => onSide({ manifest, workload, world: event.target.value })}
        />
      </details>
      <p role="alert" className={styles.fault}>
        {fault ? `${fault.message} The walk before it is shown.` : ''}
      </p>
    </section>
  );
}
