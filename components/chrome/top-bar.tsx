import type { ReactElement, ReactNode } from 'react';
import { Logo } from '../logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import styles from './top-bar.module.css';

/** The walks that the bar leads to: one for each machine. */
export const places = [
  { machine: 'pod', name: 'Pod', href: '/walk' },
  { machine: 'kubernetes', name: 'Kubernetes', href: '/walk/kubernetes' },
  { machine: 'container', name: 'Container', href: '/walk/container' },
] as const;

/** What else the bar leads to, by its address. */
export const pages = [
  { name: 'Explain', href: '/explain' },
  { name: 'STATUS words', href: '/pods' },
  { name: 'Scenarios', href: '/scenarios' },
  { name: 'Compare', href: '/compare' },
  { name: 'Embed', href: '/embed' },
] as const;

/** The bar on top of every page: the mark, the walks, what the page is about, and its tools. */
export function TopBar({
  machine,
  page,
  subject,
  children,
}: {
  /** The machine that is walked on this page. */
  machine?: string;
  /** The address of the page in the bar that this page is, or belongs to. */
  page?: string;
  subject?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <header className={styles.bar}>
      <a className={styles.brand} href="/">
        <Logo />
        <span className={styles.word}>Podwalk</span>
      </a>
      <nav className={styles.nav} aria-label="Podwalk">
        {places.map((place) => (
          <a key={place.machine} href={place.href} aria-current={place.machine === machine ? 'page' : undefined}>
            {place.name}
          </a>
        ))}
        {pages.map(({ name, href }) => (
          <a key={href} className={styles.more} href={href} aria-current={href === page ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div className={styles.subject}>{subject}</div>
      <div className={styles.tools}>
        {children}
        <ThemeToggle />
      </div>
    </header>
  );
}
