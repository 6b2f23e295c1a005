import type { ReactElement } from 'react';

/** Draws the Podwalk mark: a piece of line with the token on it and a siding that ends in a failure's lozenge. */
export function Logo({ size = 22 }: { size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path d="M7 1v20" stroke="currentColor" strokeWidth="2.5" />
      <path d="M7 3c0 5 9 3.5 9 9v3" stroke="currentColor" strokeWidth="1.75" />
      <path d="m16 13 3 3-3 3-3-3z" fill="currentColor" />
      <circle cx="7" cy="13" r="4.5" fill="var(--now)" stroke="var(--panel)" strokeWidth="1.5" />
    </svg>
  );
}
