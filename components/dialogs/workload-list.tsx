import type { ReactElement } from 'react';
import { summaryOf } from '@/lib/journey/subject.ts';
import type { Workload } from '@/lib/kubernetes/manifest.ts';
import styles from './workload-list.module.css';

/** The workloads of a manifest that has several: one of them is to be walked. */
export function WorkloadList({
  workloads,
  onChoose,
}: {
  workloads: readonly Workload[];
  onChoose: (workload: Workload, index: number) => void;
}): ReactElement {
  return (
    <section className={styles.choice}>
      <h3>Which of the {workloads.length} do you want to walk?</h3>
      <ul>
        {workloads.map((workload, index) => (
          <li key={`${workload.kind}/${workload.namespace}/${workload.name}/${workload.line}`}>
            <button type="button" onClick={() => onChoose(workload, index)}>
              <b>{workload.name}</b>
              <span>
                {workload.kind}, line {workload.line}
              </span>
              <span>{summaryOf(workload.spec)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
