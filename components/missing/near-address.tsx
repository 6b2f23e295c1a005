'use client';

import { type ReactElement, useSyncExternalStore } from 'react';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';

const never = () => () => {};

/** What was asked for, and the address of ours that comes nearest to it; only the browser knows either. */
export function NearAddress({ addresses }: { addresses: readonly string[] }): ReactElement {
  const path = useSyncExternalStore(
    never,
    () => location.pathname,
    () => undefined,
  );
  if (path === undefined) return <>There is no such page.</>;
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
