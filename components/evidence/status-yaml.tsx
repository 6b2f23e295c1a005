import { type ReactElement, useState } from 'react';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { statusRows } from '@/lib/kubernetes/status-lines.ts';
import { StatusLine } from './status-line.tsx';
import styles from './status-yaml.module.css';

/** What Kubernetes reports about the pod: lines changed by this step are marked, unchanged runs folded until opened. */
export function StatusYaml({ pod, before, focus }: { pod: Pod; before?: Pod; focus?: string }): ReactElement {
  const [whole, setWhole] = useState(false);
  const rows = statusRows(pod, before, focus, whole);
  return (
    <div>
      <pre className={styles.yaml}>
        {rows.map((row) => (
          <StatusLine key={row.id} row={row} />
        ))}
      </pre>
      <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? 'Fold what did not change' : 'Show every line'}
      </button>
    </div>
  );
}
