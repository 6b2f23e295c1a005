import { type ReactElement, useMemo } from 'react';
import type { Answer } from '@/lib/explain/answer.ts';
import { groupsOf } from '@/lib/explain/grouping.ts';
import type { Inquiry } from '@/lib/explain/inquiry.ts';
import type { Refused } from '@/lib/explain/refused.ts';
import styles from './pods-by-cause.module.css';
import { Unread } from './unread.tsx';

/** So many of a group are shown. */
const most = 60;

/** The pods of what was given, sick ones first, by what they share: one finding, however many pods. */
export function PodsByCause({
  inquiry,
  onChoose,
}: {
  inquiry: Inquiry;
  onChoose: (answer: Answer) => void;
}): ReactElement {
  const { answers, refused } = inquiry;
  const groups = useMemo(() => groupsOf(answers), [answers]);
  const sick = answers.filter(({ brief }) => !brief.healthy).length;
  return (
    <div className={styles.pods}>
      <h1 className={styles.title}>{titleFor(answers.length, sick, refused.length)}</h1>
      {refused.map((one) => (
        <RefusedOne key={`${one.kind}/${one.name}/${one.cause}`} refused={one} />
      ))}
      {groups.map(({ cause, title, answers: own }) => (
        <details key={cause ?? ''} className={styles.group} open={cause !== null || groups.length === 1}>
          <summary>
            <b>{own.length}</b> {title}
          </summary>
          <ul>
            {own.slice(0, most).map((answer) => (
              <PodRow key={keyOf(answer)} answer={answer} onChoose={onChoose} />
            ))}
          </ul>
          {own.length > most ? <p className={styles.more}>and {own.length - most} more</p> : null}
        </details>
      ))}
      <Unread unread={inquiry.unread} />
    </div>
  );
}

function titleFor(all: number, sick: number, refused: number): string {
  if (all === 0) return refused === 1 ? 'There is no pod, because it was refused' : 'There is no pod: all were refused';
  if (sick === 0) return all === 1 ? 'The pod is well' : `All ${all} pods are well`;
  return `${sick} of ${all} pods ${sick === 1 ? 'is' : 'are'} not well`;
}

function PodRow({ answer, onChoose }: { answer: Answer; onChoose: (answer: Answer) => void }): ReactElement {
  const { namespace, name, status, ready, verdict, healthy } = answer.brief;
  return (
    <li>
      <button type="button" className={styles.pod} onClick={() => onChoose(answer)}>
        <code>
          {namespace}/{name}
        </code>
        <span className={healthy ? styles.well : styles.sick}>
          {status} {ready}
        </span>
        {healthy ? null : <span className={styles.verdict}>{verdict}</span>}
      </button>
    </li>
  );
}

function RefusedOne({ refused }: { refused: Refused }): ReactElement {
  const { kind, namespace, name, verdict, outlook, message, count, place } = refused;
  return (
    <section className={styles.refused} aria-label={`${kind} ${name}`}>
      <p>
        <code>
          {kind} {namespace}/{name}
        </code>{' '}
        line {place.line}
        {count > 1 ? `, ${count} times` : ''}
      </p>
      <h2>{verdict}</h2>
      <p>{outlook}</p>
      <p className={styles.message}>{message}</p>
    </section>
  );
}

function keyOf({ brief: { uid, namespace, name } }: Answer): string {
  return uid ?? `${namespace}/${name}`;
}
