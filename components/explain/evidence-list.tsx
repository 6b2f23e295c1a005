import type { ReactElement } from 'react';
import type { ReportedEvidence } from '@/lib/explain/report.ts';
import styles from './evidence-list.module.css';

/** Claims, each with the field or Event that it rests on and its line in what was given. */
export function EvidenceList({ evidence }: { evidence: readonly ReportedEvidence[] }): ReactElement {
  return (
    <ol className={styles.list}>
      {evidence.map((one, index) => (
        <li key={`${one.source} ${one.path} ${one.claim}`}>
          <span className={styles.number} aria-hidden="true">
            {index + 1}
          </span>
          <p className={styles.field}>
            {fieldOf(one)} <b>{one.value.replace(/\s+/g, ' ').trim() || 'not set'}</b>
          </p>
          <p className={styles.claim}>
            {one.claim} <Line {...one} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Line({ file, line }: ReportedEvidence): ReactElement | null {
  if (line === null) return null;
  return (
    <span className={styles.line}>
      {file ? `${file}, ` : ''}line{'\u00a0'}
      {line}
    </span>
  );
}

/** The last words of a path tell enough; an Event is called by its reason, which its name has not. */
function fieldOf({ source, path }: ReportedEvidence): string {
  const [kind = '', , ...name] = source.split('/');
  if (kind === 'Pod') return path.length > 44 ? `…${path.slice(path.indexOf('.', path.length - 44) + 1)}` : path;
  return `${kind} ${name.join('/') || source.slice(kind.length + 1)}`;
}
