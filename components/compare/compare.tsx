'use client';

import { lazy, type ReactElement, Suspense } from 'react';

const Comparing = lazy(async () => ({ default: (await import('./comparing.tsx')).Comparing }));

/** Two walks side by side. The server draws the first; what reads and simulates others is loaded after the page is there. */
export function Compare(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Comparing />
    </Suspense>
  );
}
