import { type ReactElement, useEffect, useRef } from 'react';
import type { Desk } from '@/lib/explain/desk/desk.ts';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import { CommandList } from './command-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import styles from './findings.module.css';
import { LikelyCauses } from './likely-causes.tsx';
import { NextList } from './next-times.tsx';
import { Section } from './section.tsx';
import { StatusTruth } from './status-truth-table.tsx';
import { TakeAway } from './take-away.tsx';
import { WhatIf } from './what-if.tsx';

/** The answer on one pod: verdict, evidence, causes, what to do, what comes next, and what tools call it. */
export function Findings({ opened, desk }: { opened: OpenedPod; desk: Desk }): ReactElement {
  // Whoever does not see the page hears the verdict as soon as it is there.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { namespace, name, verdict, outlook, healthy, also, notes, status, ready, restarts, joined } = opened;
  return (
    <article className={styles.findings}>
      <p className={styles.who}>
        <code>
          {namespace}/{name}
        </code>{' '}
        <span className={healthy ? styles.well : styles.sick}>{status}</span>, {ready} ready, restarts: {restarts}
      </p>
      <h1 ref={heading} tabIndex={-1} className={styles.verdict}>
        {verdict}
      </h1>
      <p className={styles.outlook}>{outlook}</p>
      <Section title="How we know">
        <EvidenceList evidence={opened.evidence} />
      </Section>
      {opened.cause === null ? null : <LikelyCauses opened={opened} />}
      {also.length > 0 ? (
        <Section title="What else is wrong">
          <ul className={styles.plain}>
            {also.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {opened.commands.length > 0 ? (
        <Section title="What to do">
          <CommandList commands={opened.commands} />
        </Section>
      ) : null}
      <WhatIf opened={opened} desk={desk} />
      {opened.next.length > 0 ? (
        <Section title="What comes next">
          <NextList next={opened.next} now={opened.now} />
        </Section>
      ) : null}
      {opened.known === 'pod' ? (
        <Section title="What tools call it">
          <StatusTruth truth={opened.truth} />
        </Section>
      ) : null}
      {notes.length > 0 || joined ? (
        <Section title="Also worth knowing">
          <EvidenceList evidence={notes} />
          {joined ? <p>It has no uid, so its observations were joined by its name.</p> : null}
        </Section>
      ) : null}
      <TakeAway opened={opened} desk={desk} />
    </article>
  );
}
