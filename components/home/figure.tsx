'use client';

import { lazy, type ReactElement, Suspense } from 'react';

const SevenSteps = lazy(async () => ({ default: (await import('./seven-steps.tsx')).SevenSteps }));

/** The playable strip. The server draws it; what makes it playable is loaded and started behind the first paint. */
export function Figure(): ReactElement {
  return (
    <Suspense>
      <SevenSteps />
    </Suspense>
  );
}
