import { useSyncExternalStore } from 'react';

const query = '(max-width: 719px)';

/** Whether the window is as narrow as a phone; no while that is not known. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    watch,
    () => matchMedia(query).matches,
    () => false,
  );
}

function watch(onChange: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}
