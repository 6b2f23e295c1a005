import type { ReactElement } from 'react';
import type { Subject } from '@/lib/journey/subject.ts';
import buttons from '../button.module.css';
import { TopBar } from '../chrome/top-bar.tsx';
import type { Panel } from '../dialogs/panel.ts';
import { Icon } from '../icon.tsx';
import styles from './walk-bar.module.css';

/** The top bar of a walk: which pod it is, and the tools. */
export function WalkBar({
  machine,
  subject,
  copied,
  onOpen,
  onCopy,
}: {
  machine: string;
  subject: Subject;
  copied: boolean;
  onOpen: (panel: Panel) => void;
  onCopy: () => void;
}): ReactElement {
  return (
    <TopBar
      machine={machine}
      subject={
        subject.name === undefined ? (
          <span className={styles.title}>{subject.chart.title}</span>
        ) : (
          <button type="button" className={styles.chip} aria-haspopup="dialog" onClick={() => onOpen('manifest')}>
            <Icon name="file" />
            <b>{subject.name}</b>
            <span className={styles.summary}>{subject.summary}</span>
            <Icon name="caret-down" size={12} />
          </button>
        )
      }
    >
      <button
        type="button"
        className={`${buttons.tool} ${styles.wide}`}
        aria-haspopup="dialog"
        onClick={() => onOpen('finder')}
      >
        <Icon name="search" />
        Find a state
        <kbd>/</kbd>
      </button>
      {subject.name === undefined ? null : (
        <button
          type="button"
          className={`${buttons.tool} ${styles.wide}`}
          aria-haspopup="dialog"
          onClick={() => onOpen('world')}
        >
          <Icon name="cube" />
          World
          <kbd>W</kbd>
        </button>
      )}
      <button type="button" className={`${buttons.tool} ${styles.copy}`} onClick={onCopy}>
        <Icon name={copied ? 'check' : 'link'} />
        <span className={styles.word}>{copied ? 'Link copied' : 'Copy link'}</span>
      </button>
      <button
        type="button"
        className={`${buttons.tool} ${styles.wide}`}
        aria-haspopup="dialog"
        onClick={() => onOpen('export')}
      >
        <Icon name="export" />
        Export
      </button>
      <button
        type="button"
        className={`${buttons.icon} ${styles.menu}`}
        aria-haspopup="dialog"
        aria-label="Menu"
        onClick={() => onOpen('menu')}
      >
        <Icon name="list" size={20} />
      </button>
    </TopBar>
  );
}
