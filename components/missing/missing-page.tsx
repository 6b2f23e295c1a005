import type { ReactElement } from 'react';
import styles from './missing-page.module.css';
import { NearAddress } from './near-address.tsx';

const ways = [
  { href: '/walk', name: 'Walk a pod', says: 'from its image to its end, step by step' },
  { href: '/pods', name: 'Every STATUS word', says: 'what each means, and how to get out' },
  { href: '/scenarios', name: 'Scenarios', says: 'what can become of a pod, minute by minute' },
  { href: '/explain', name: 'Explain a pod', says: 'paste what kubectl prints' },
] as const;

/** Says that an address leads nowhere, which one may have been meant, and where the lines go on. */
export function MissingPage({ addresses }: { addresses: readonly string[] }): ReactElement {
  return (
    <main className={styles.page}>
      <svg className={styles.line} viewBox="0 0 120 300" width="120" height="300" aria-hidden="true">
        <path className={styles.taken} d="M24 12V150" />
        <path className={styles.idle} d="M24 150V288" />
        <path className={styles.siding} d="M24 150C24 172 34 186 56 186H84" />
        <circle className={styles.station} cx="24" cy="24" r="11" />
        <circle className={styles.station} cx="24" cy="87" r="11" />
        <circle className={styles.station} cx="24" cy="150" r="11" />
        <circle className={styles.ahead} cx="24" cy="219" r="11" />
        <circle className={styles.ahead} cx="24" cy="276" r="11" />
        <path className={styles.failure} d="M94 176l10 10l-10 10l-10-10z" />
      </svg>
      <div className={styles.words}>
        <p className={styles.kubectl}>Error from server (NotFound)</p>
        <h1>Nothing stands at this address</h1>
        <p className={styles.lead}>
          <NearAddress addresses={addresses} />
        </p>
        <ul className={styles.ways}>
          {ways.map(({ href, name, says }) => (
            <li key={href}>
              <a href={href}>{name}</a>
              <span>{says}</span>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
