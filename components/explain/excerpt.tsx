import type { ReactElement } from 'react';
import buttons from '../button.module.css';
import styles from './excerpt.module.css';

/** So many lines are shown before and behind the one that is meant. */
const around = 2;

/** The lines of a text around a line that could not be read, and the way to it. */
export function Excerpt({ text, line, onGo }: { text: string; line: number; onGo: () => void }): ReactElement | null {
  const lines = text.split('\n');
  if (lines[line - 1] === undefined) return null;
  const first = Math.max(1, line - around);
  return (
    <div className={styles.excerpt}>
      <pre className={styles.lines}>
        {lines.slice(first - 1, line + around).map((words, index) => {
          const number = first + index;
          return (
            <span key={number} className={styles.line} aria-current={number === line || undefined}>
              <span className={styles.number}>{number}</span>
              {words.slice(0, 200)}
              {'\n'}
            </span>
          );
        })}
      </pre>
      <button type="button" className={buttons.button} onClick={onGo}>
        Go to line {line}
      </button>
    </div>
  );
}

/** Selects a line in a box and brings it into sight. */
export function goToLine(box: HTMLTextAreaElement, line: number): void {
  const lines = box.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  box.scrollTop = (box.scrollHeight / Math.max(1, lines.length)) * Math.max(0, line - around - 1);
}
