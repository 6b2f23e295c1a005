import type { ReactElement } from 'react';
import type { StatusRow } from '@/lib/kubernetes/status-lines.ts';
import styles from './status-yaml.module.css';

/** A line of a Pod's YAML, marked where this step changed it, or what is folded in its place. */
export function StatusLine({ row }: { row: StatusRow }): ReactElement {
  if ('folded' in row) {
    return <span className={styles.fold}>{`${'  '.repeat(row.indent)}… ${row.folded} more, unchanged`}</span>;
  }
  return row.changed ? <ins className={styles.changed}>{row.text}</ins> : <span>{row.text}</span>;
}
