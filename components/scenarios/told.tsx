import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { KubeEvent } from '@/lib/journey/moment.ts';
import events from '../evidence/event-list.module.css';
import terminal from '../evidence/evidence.module.css';
import { Section } from '../pods/section.tsx';

/** So many of the Kubernetes Events are listed. */
const most = 12;

/** The Kubernetes Events in the order in which they are told. */
export function Told({ tellings }: { tellings: readonly KubeEvent[] }): ReactElement | null {
  if (tellings.length === 0) return null;
  const listed = tellings.slice(0, most);
  const rest = tellings.length - listed.length;
  return (
    <Section title="What the events tell">
      <div className={terminal.terminal}>
        <div>
          <ul className={events.list} aria-label="Events">
            {listed.map(({ type, reason, message, lastAt, fieldPath, count }) => (
              <li key={`${reason} ${fieldPath} ${lastAt} ${count} ${message}`}>
                <span className={events.age}>{clockTime(lastAt)}</span>
                <span className={type === 'Warning' ? events.warning : undefined}>{reason}</span>
                <span className={events.message} title={message}>
                  {message}
                </span>
              </li>
            ))}
          </ul>
          {rest === 0 ? null : <p className={events.more}>… {rest} more</p>}
        </div>
      </div>
    </Section>
  );
}
