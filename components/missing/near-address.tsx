'use client';

import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';

/** What was asked for, and the address of ours that comes nearest to it. */
export function NearAddress({ addresses }: { addresses: readonly string[] }): ReactElement {
  const path = usePathname();
  const near = nearestName(path, addresses);
  return (
    <>
      There is no page <code>{path}</code>.{' '}
      {near !== undefined && near !== path && (
        <>
          Did you mean <a href={near}>{near}</a>?
        </>
      )}
    </>
  );
}
