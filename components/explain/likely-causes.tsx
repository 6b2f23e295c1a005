import type { ReactElement } from 'react';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import type { Confidence } from '@/lib/explain/finding.ts';
import styles from './likely-causes.module.css';
import { Section } from './section.tsx';

const weights: Readonly<Record<Confidence, number>> = { certain: 3, likely: 2, possible: 1 };

/** The cause that was found, what else fits, and the command that decides between them. */
export function LikelyCauses({ opened }: { opened: OpenedPod }): ReactElement | null {
  const { cause, title, confidence, alternatives, ruledOut } = opened;
  const isKnown = cause !== 'not-enough-evidence';
  if (!isKnown && alternatives.length === 0) return null;
  return (
    <Section title={alternatives.length > 0 ? 'What fits' : 'The cause'}>
      <ul className={styles.list}>
        {isKnown ? (
          <li>
            <Weight of={weights[confidence]} />
            <p className={styles.name}>{capital(title)}</p>
            <p className={styles.says}>
              <code>{cause}</code>, {confidence}
            </p>
          </li>
        ) : null}
        {alternatives.map(({ cause: other, says, decides }) => (
          <li key={`${other} ${says}`}>
            <Weight of={1} />
            <p className={styles.name}>{says}</p>
            <p className={styles.says}>
              <code>{decides.run}</code> decides. {decides.why}
            </p>
          </li>
        ))}
        {ruledOut.length > 0 ? (
          <li>
            <Excluded />
            <p className={styles.says}>
              <b>Ruled out</b>{' '}
              {ruledOut.map(({ cause: other, because }, index) => (
                <span key={other}>
                  {index > 0 ? '; ' : ''}
                  <code>{other}</code>, since {because}
                </span>
              ))}
            </p>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

/** A circle with a stroke through it. */
function Excluded(): ReactElement {
  return (
    <svg className={styles.weight} width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" />
      <path d="M3.2 3.2l7.6 7.6" stroke="currentColor" />
    </svg>
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
