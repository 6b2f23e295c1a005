import type { ReactElement } from 'react';
import type { Evidence } from '@/lib/journey/evidence.ts';
import styles from './evidence.module.css';

/** What there is to see where there is no Pod, and why. */
export function NoPod({ evidence }: { evidence: Exclude<Evidence, { kind: 'pod' }> }): ReactElement {
  if (evidence.kind === 'none') {
    return (
      <p className={styles.overview}>
        This is an overview. <a href="/walk">The life of a pod</a> shows what kubectl prints at every step.
      </p>
    );
  }
  return (
    <div className={styles.terminal}>
      <div>
        <p className={styles.command}>
          $ <b>kubectl get pods</b>
        </p>
        <p className={styles.says}>No resources found in {evidence.namespace} namespace.</p>
      </div>
      <p className={styles.none}>
        {evidence.gone
          ? 'No pod any more: the API server has removed it.'
          : 'No pod yet: the API server has not stored one.'}
      </p>
    </div>
  );
}
