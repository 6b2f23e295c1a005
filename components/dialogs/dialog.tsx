import { type ReactElement, type ReactNode, useId } from 'react';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import styles from './dialog.module.css';

/** A modal dialog that is open as long as it is rendered; on a phone it is a sheet that comes from below. */
export function Dialog({
  title,
  wide,
  roomy,
  onClose,
  children,
}: {
  title: string;
  wide?: boolean;
  /** For three columns. */
  roomy?: boolean;
  onClose: () => void;
  children: ReactNode;
}): ReactElement {
  const titleId = useId();
  return (
    <dialog
      ref={showModal}
      className={`${styles.dialog} ${wide ? styles.wide : ''} ${roomy ? styles.roomy : ''}`}
      aria-labelledby={titleId}
      onClose={onClose}
      closedby="any"
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <form method="dialog">
            <button type="submit" className={buttons.icon} aria-label="Close">
              <Icon name="x" />
            </button>
          </form>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** Opens it, and puts the focus where somebody will want to type. */
function showModal(element: HTMLDialogElement | null): void {
  if (!element || element.open) return;
  element.showModal();
  element.querySelector<HTMLElement>('[data-focus]')?.focus();
}
