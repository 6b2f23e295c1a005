import { type ReactElement, useState } from 'react';
import type { Digest, PodLine } from '@/lib/explain/desk/digest.ts';
import type { Refused } from '@/lib/explain/refused.ts';
import styles from './pods-by-cause.module.css';
import { Unread } from './unread.tsx';
import type { Held } from './use-inquiry.ts';

/** So many more are shown at a time. */
const more = 60;

/** The pods of what was given, sick ones first, by what they share: one finding, however many pods. */
export function PodsByCause({ held, onChoose }: { held: Held; onChoose: (pod: number) => void }): ReactElement {
  const { groups, refused, unread } = held.digest;
  return (
    <div className={styles.pods}>
      <h1 className={styles.title}>{titleFor(held.digest)}</h1>
      {refused.map((one) => (
        <RefusedOne key={`${one.kind}/${one.name}/${one.cause}`} refused={one} />
      ))}
      {groups.map((group, index) => (
        <details
          key={group.cause ?? ''}
          className={styles.group}
          open={group.cause !== null || groups.length === 1 || undefined}
        >
          <summary>
            <b>{group.count}</b> {group.title}
          </summary>
          <PodList group={group} onChoose={onChoose} onMore={(from) => held.desk.lines(index, from, more)} />
        </details>
      ))}
      <Unread unread={unread} />
    </div>
  );
}

function titleFor({ pods, sick, refused }: Digest): string {
  if (pods === 0)
    return refused.length === 1 ? 'There is no pod, because it was refused' : 'There is no pod: all were refused';
  if (sick === 0) return pods === 1 ? 'The pod is well' : `All ${pods} pods are well`;
  return `${sick} of ${pods} pods ${sick === 1 ? 'is' : 'are'} not well`;
}

/** The first pods of a group; the next ones are asked for. */
function PodList({
  group,
  onChoose,
  onMore,
}: {
  group: Digest['groups'][number];
  onChoose: (pod: number) => void;
  onMore: (from: number) => Promise<readonly PodLine[]>;
}): ReactElement {
  const [lines, setLines] = useState(group.first);
  const left = group.count - lines.length;
  const show = async () => {
    const next = await onMore(lines.length);
    setLines((shown) => [...shown, ...next]);
  };
  return (
    <>
      <ul>
        {lines.map((line) => (
          <PodRow key={line.pod} line={line} onChoose={onChoose} />
        ))}
      </ul>
      {left > 0 ? (
        <button type="button" className={styles.more} onClick={() => void show()}>
          Show {Math.min(more, left)} more of {left}
        </button>
      ) : null}
    </>
  );
}

function PodRow({ line, onChoose }: { line: PodLine; onChoose: (pod: number) => void }): ReactElement {
  const { pod, namespace, name, status, ready, verdict, healthy } = line;
  return (
    <li>
      <button type="button" className={styles.pod} onClick={() => onChoose(pod)}>
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
