import type { ReactElement } from 'react';
import type { InputError } from '@/lib/kubernetes/input-error.ts';
import buttons from '../button.module.css';
import { Prose } from '../prose.tsx';
import styles from './faulty-lines.module.css';

/** What is wrong with a text: the line in its surroundings, one sentence, and what to do. */
export function FaultyLines({
  fault,
  text,
  onOpen,
}: {
  fault: InputError;
  text: string;
  onOpen: (line: number) => void;
}): ReactElement {
  const { line, column, what, remedy } = fault;
  const lines = text.split('\n');
  const first = Math.max(1, (line ?? 1) - 2);
  const shown = line === undefined ? [] : lines.slice(first - 1, line + 1);
  return (
    <section className={styles.fault}>
      <h3>
        {line === undefined ? '' : `Line ${line}${column === undefined ? '' : `, column ${column}`}: `}
        {line === undefined ? what.charAt(0).toUpperCase() + what.slice(1) : what}
      </h3>
      <p>
        <Prose>{remedy}</Prose>
      </p>
      {line === undefined ? null : (
        <>
          <pre className={styles.lines}>
            {shown.map((content, index) => {
              const number = first + index;
              return (
                <span key={number} className={number === line ? styles.wrong : undefined}>
                  <i>{number}</i>
                  {content.slice(0, 200)}
                </span>
              );
            })}
          </pre>
          <button type="button" className={buttons.button} onClick={() => onOpen(line)}>
            Open at line {line}
          </button>
        </>
      )}
    </section>
  );
}
