import { type ReactElement, type ReactNode, useId, useState } from 'react';
import type { Desk } from '@/lib/explain/desk/desk.ts';
import type { OpenedPod, TriedFix } from '@/lib/explain/desk/opened-pod.ts';
import type { ReportedFix } from '@/lib/explain/trial/report-fix.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import buttons from '../button.module.css';
import { CommandList } from './command-list.tsx';
import { openNewTab } from './new-tab.ts';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

/** What would end the cause, each with its patch and what comes of it in the simulator. */
export function WhatIf({ opened: { pod, fixes }, desk }: { opened: OpenedPod; desk: Desk }): ReactElement | null {
  if (fixes.length === 0) return null;
  return (
    <Section title="What if">
      <ul>
        {fixes.map((fix, number) => (
          <Trial key={fix.says} fix={fix} onTry={(to) => desk.whatIf(pod, number, to)} />
        ))}
      </ul>
    </Section>
  );
}

function Trial({
  fix,
  onTry,
}: {
  fix: ReportedFix;
  onTry: (to: string | undefined) => Promise<TriedFix>;
}): ReactElement {
  const { says, given, field, from } = fix;
  const id = useId();
  const [to, setTo] = useState(fix.to);
  const [tried, setTried] = useState<TriedFix>();
  const [fault, setFault] = useState('');
  const run = async () => {
    try {
      setTried(await onTry(to ?? undefined));
      setFault('');
    } catch (error) {
      setTried(undefined);
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li className={styles.fix}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <p className={styles.says}>{says}</p>
        {field === null ? null : (
          <p className={styles.field}>
            <label htmlFor={id}>{field}</label>
            <span className={styles.change}>
              {from === null ? null : (
                <>
                  <s>{from}</s> <span aria-hidden="true">→</span>
                </>
              )}
              {to === null ? (
                <output id={id}>taken away</output>
              ) : (
                <input
                  id={id}
                  value={to}
                  size={Math.min(44, Math.max(8, to.length + 1))}
                  spellCheck={false}
                  autoComplete="off"
                  autoCapitalize="off"
                  onChange={(event) => setTo(event.target.value)}
                />
              )}
            </span>
          </p>
        )}
        {given === null ? null : <p className={styles.given}>Taken for granted: {given}</p>}
        <button type="submit" className={buttons.button}>
          Try it in the simulator
        </button>
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      </form>
      <p role="status" className={styles.outcome}>
        {tried?.says}
      </p>
      {tried ? <Outcome tried={tried} /> : null}
    </li>
  );
}

function Outcome({ tried: { anew, left, tried, walk, compare, patch, command } }: { tried: TriedFix }): ReactElement {
  return (
    <>
      <div className={styles.courses}>
        <Course title="Left alone" rows={left}>
          No way to this Pod is known that could go on.
        </Course>
        <Course title={anew ? 'A new pod with it' : 'With it'} rows={tried}>
          No pod comes to be.
        </Course>
      </div>
      {patch === null ? null : <pre className={styles.patch}>{patch}</pre>}
      {command === null ? null : <CommandList commands={[command]} />}
      <p className={styles.go}>
        <button type="button" className={buttons.button} onClick={() => openNewTab(`/walk#${walk}`)}>
          Walk it
        </button>
        {compare === undefined ? null : (
          <button type="button" className={buttons.button} onClick={() => openNewTab(`/compare#${compare}`)}>
            Compare both walks
          </button>
        )}
        <span className={styles.note}>
          in a new tab; its address then holds what the pod is made of, without commands, values and labels
        </span>
      </p>
    </>
  );
}

/** More rows than these tell nothing new. */
const mostRows = 8;

function Course({
  title,
  rows,
  children,
}: {
  title: string;
  rows: TriedFix['tried'];
  children: ReactNode;
}): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? <p>{children}</p> : null}
      <ol>
        {rows.slice(0, mostRows).map(({ after, ready, status, restarts }) => (
          <li key={`${after} ${ready} ${status} ${restarts}`}>
            <time>{after < 1000 ? 'now' : `+${humanDuration(after)}`}</time>
            <code>
              {ready} {status}
            </code>
            <span className={styles.aside}>
              {restarts}
              <span className="visually-hidden"> restarts</span>
            </span>
          </li>
        ))}
        {rows.length > mostRows ? <li className={styles.aside}>and {rows.length - mostRows} rows more</li> : null}
      </ol>
    </section>
  );
}
