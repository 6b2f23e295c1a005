import type { ReactElement } from 'react';
import type { PodLine } from '@/lib/explain/desk/digest.ts';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import buttons from '../button.module.css';
import styles from './put-beside.module.css';
import { Section } from './section.tsx';

/** Puts another pod beside the chosen one: the replica that fares otherwise, or any that the reader chooses. */
export function PutBeside({
  opened: { replica },
  onCompare,
}: {
  opened: OpenedPod;
  onCompare: (pod: PodLine | undefined) => void;
}): ReactElement {
  return (
    <Section title="Beside another pod">
      <p className={styles.choices}>
        {replica ? (
          <button type="button" className={buttons.button} onClick={() => onCompare(replica)}>
            Put {replica.name} beside it, which is {replica.healthy ? 'well' : 'not well'}
          </button>
        ) : null}
        <button type="button" className={buttons.button} onClick={() => onCompare(undefined)}>
          Choose a pod to put beside it
        </button>
      </p>
    </Section>
  );
}
