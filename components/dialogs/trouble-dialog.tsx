import type { ReactElement } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import { Icon } from '../icon.tsx';
import { Dialog } from './dialog.tsx';
import styles from './trouble-dialog.module.css';

/** What can go wrong here, and what else can happen to the pod; on a phone the map gathers it in one pill. */
export function TroubleDialog({
  view,
  onChoose,
  onClose,
}: {
  view: WalkView;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}): ReactElement {
  const troubles = view.possible.filter(({ way }) => way === 'failure' || way === 'action');
  const owners = [...new Set(troubles.map(({ container }) => container))];
  const near = troubles.filter((choice) => view.near.includes(choice)).length;
  const count = near === 1 ? '1 thing' : `${near} things`;
  return (
    <Dialog title={`${count} can go wrong`} onClose={onClose}>
      {owners.map((owner) => (
        <section key={owner ?? 'pod'} className={styles.group}>
          <h3>
            {owner === undefined ? (
              'The whole pod'
            ) : (
              <>
                Container <code>{owner}</code>
              </>
            )}
          </h3>
          <ul>
            {troubles
              .filter(({ container }) => container === owner)
              .map((choice) => (
                <li key={choice.event.type + choice.transition}>
                  <button type="button" onClick={() => onChoose(choice)}>
                    <Lozenge />
                    <b>{choice.label}</b>
                    <code>{choice.outcome}</code>
                    <Icon name="caret-right" />
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {view.blocked.map((choice) => (
        <p key={choice.event.type + choice.transition} className={styles.never}>
          <Icon name="prohibit" />
          <span>
            <b>{choice.label}</b> cannot happen: {choice.blocked}
          </span>
        </p>
      ))}
    </Dialog>
  );
}

function Lozenge(): ReactElement {
  return (
    <svg width="24" height="24" aria-hidden="true">
      <path
        d="M12 5.5L18.5 12L12 18.5L5.5 12Z"
        fill="var(--sheet)"
        stroke="var(--fail)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
