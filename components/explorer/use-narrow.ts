import { useSyncExternalStore } from 'react';

const query = '(max-width: 719px)';

/** Whether the window is as narrow as a phone; undefined while that is not known. */
export function useNarrow(): boolean | undefined {
  return useSyncExternalStore(
    watch,
    () => matchMedia(query).matches,
    () => undefined,
  );
}

function watch(onChange: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}
