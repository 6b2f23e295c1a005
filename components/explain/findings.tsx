import { type ReactElement, useState } from 'react';
import type { Answer } from '@/lib/explain/answer.ts';
import type { Inquiry } from '@/lib/explain/inquiry.ts';
import { toMarkdown } from '@/lib/explain/markdown.ts';
import { redactionFor } from '@/lib/explain/redaction.ts';
import { reportOn } from '@/lib/explain/report.ts';
import buttons from '../button.module.css';
import { CommandList } from './command-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import styles from './findings.module.css';
import { LikelyCauses } from './likely-causes.tsx';
import { NextList } from './next-times.tsx';
import { Section } from './section.tsx';
import { StatusTruth } from './status-truth-table.tsx';

/** The answer on one pod: verdict, evidence, causes, what to do, what comes next, and what tools call it. */
export function Findings({ answer, inquiry }: { answer: Answer; inquiry: Inquiry }): ReactElement {
  const { explanation, locate } = answer;
  const { facts, verdict, outlook, healthy, also, notes, status, ready, restarts } = explanation;
  const joined = inquiry.byName.includes(facts.name);
  return (
    <article className={styles.findings}>
      <p className={styles.who}>
        <code>
          {facts.namespace}/{facts.name}
        </code>{' '}
        <span className={healthy ? styles.well : styles.sick}>{status}</span>, {ready} ready, restarts: {restarts}
      </p>
      <h1 className={styles.verdict}>{verdict}</h1>
      <p className={styles.outlook}>{outlook}</p>
      <Section title="How we know">
        <EvidenceList evidence={explanation.evidence} locate={locate} />
      </Section>
      {explanation.cause === null ? null : <LikelyCauses explanation={explanation} />}
      {also.length > 0 ? (
        <Section title="What else is wrong">
          <ul className={styles.plain}>
            {also.map(({ cause, finding }) => (
              <li key={`${cause} ${finding.container}`}>{finding.verdict}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {explanation.commands.length > 0 ? (
        <Section title="What to do">
          <CommandList commands={explanation.commands} />
        </Section>
      ) : null}
      {explanation.next.length > 0 ? (
        <Section title="What comes next">
          <NextList next={explanation.next} now={facts.now} />
        </Section>
      ) : null}
      {answer.known === 'pod' ? (
        <Section title="What tools call it">
          <StatusTruth facts={facts} />
        </Section>
      ) : null}
      {notes.length > 0 || joined ? (
        <Section title="Also worth knowing">
          <EvidenceList evidence={notes} locate={locate} />
          {joined ? <p>It has no uid, so its observations were joined by its name.</p> : null}
        </Section>
      ) : null}
      <TakeAway answer={answer} />
    </article>
  );
}

/** The answer as a note for an incident, with the names in it or with others in their place. */
function TakeAway({ answer }: { answer: Answer }): ReactElement {
  const [redacted, setRedacted] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const { wayOf } = await import('@/lib/explain/way/way.ts');
    const { explanation, locate, known } = answer;
    const steps = known === 'pod' ? wayOf(explanation.facts).steps : [];
    const note = toMarkdown([reportOn(explanation, steps, locate)]);
    const hide = redactionFor([explanation.facts.pod], crypto.randomUUID());
    await navigator.clipboard.writeText(redacted ? hide(note) : note);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <div className={styles.take}>
      <button type="button" className={buttons.button} onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy as incident note'}
      </button>
      <label>
        <input type="checkbox" checked={redacted} onChange={(event) => setRedacted(event.target.checked)} /> with other
        names in place of yours
      </label>
    </div>
  );
}
