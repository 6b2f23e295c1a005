import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { InputError } from '@/lib/kubernetes/input-error.ts';
import { InputError as Fault } from '@/lib/kubernetes/input-error.ts';
import { decodeComparison, encodeComparison, firstComparison, type Side, walkOfSide } from '@/lib/world/comparison.ts';
import type { WorldWalk } from '@/lib/world/world-walk.ts';

/** The two walks of a page and the time at which they are looked at, kept in its address. */
export function useComparison() {
  const [comparison, setComparison] = useState(firstComparison);
  const [notice, setNotice] = useState<string>();
  const { a, b } = comparison;
  const walkA = useWalked(a);
  const walkB = useWalked(b);
  const written = useRef('');

  const read = useEffectEvent(() => {
    if (location.hash.length < 2 || location.hash.slice(1) === written.current) return;
    try {
      setComparison(decodeComparison(location.hash));
      setNotice(undefined);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      setNotice(error.message);
    }
  });
  useEffect(() => {
    read();
    const listen = () => read();
    addEventListener('hashchange', listen);
    return () => removeEventListener('hashchange', listen);
  }, []);

  const change = (next: Partial<typeof comparison>) => {
    const changed = { ...comparison, ...next };
    setComparison(changed);
    written.current = encodeComparison(changed);
    history.replaceState(history.state, '', `#${written.current}`);
  };
  return { comparison, change, notice, walkA, walkB };
}

/** The walk of a side; where its texts are wrong, the last one that could be walked, and what is wrong. */
export interface Walked {
  readonly walk: WorldWalk;
  readonly fault?: InputError;
}

function useWalked(side: Side): Walked {
  const last = useRef<WorldWalk>(undefined);
  const tried = useMemo(() => attempt(side), [side]);
  useEffect(() => {
    if ('walk' in tried) last.current = tried.walk;
  }, [tried]);
  const [begun] = useState(() => attempt(firstComparison().a));
  if ('walk' in tried) return tried;
  const walk = last.current ?? ('walk' in begun ? begun.walk : undefined);
  if (walk === undefined) throw tried.fault;
  return { walk, fault: tried.fault };
}

function attempt(side: Side): { walk: WorldWalk } | { fault: InputError } {
  try {
    return { walk: walkOfSide(side) };
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
}
