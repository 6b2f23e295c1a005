import type { ReactElement } from 'react';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import type { Confidence } from '@/lib/explain/finding.ts';
import styles from './likely-causes.module.css';
import { Section } from './section.tsx';

const weights: Readonly<Record<Confidence, number>> = { certain: 3, likely: 2, possible: 1 };

/** The cause that was found, what else fits, and the command that decides between them. */
export function LikelyCauses({ opened }: { opened: OpenedPod }): ReactElement {
  const { cause, title, confidence, alternatives } = opened;
  return (
    <Section title={alternatives.length > 0 ? 'What fits' : 'The cause'}>
      <ul className={styles.list}>
        <li>
          <Weight of={weights[confidence]} />
          <p className={styles.name}>{capital(title)}</p>
          <p className={styles.says}>
            <code>{cause}</code>, {confidence}
          </p>
        </li>
        {alternatives.map(({ cause: other, says, decides }) => (
          <li key={`${other} ${says}`}>
            <Weight of={1} />
            <p className={styles.name}>{says}</p>
            <p className={styles.says}>
              <code>{decides.run}</code> decides. {decides.why}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Weight({ of }: { of: number }): ReactElement {
  return (
    <svg className={styles.weight} width="26" height="8" aria-hidden="true">
      {[0, 1, 2].map((index) => (
        <rect key={index} x={index * 9 + 0.5} y="0.5" width="7" height="7" data-full={index < of || undefined} />
      ))}
    </svg>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
