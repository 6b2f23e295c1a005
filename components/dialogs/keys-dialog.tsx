import type { ReactElement } from 'react';
import { keyTable } from '../explorer/keys.ts';
import { Dialog } from './dialog.tsx';
import styles from './keys-dialog.module.css';

/** The table of the keyboard. */
export function KeysDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className={styles.keys}>
        {keyTable.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
