import type { ReactElement } from 'react';

/** What the play button will do: a filled triangle, or two bars. */
export function PlayMark({ playing }: { playing: boolean }): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      {playing ? (
        <path d="M3.5 2h3v12h-3zM9.500 2h3v12h-3z" />
      ) : (
        <path d="M4 2.600v10.800a.8.8 0 0 0 1.200.7l8.600-5.400a.8.8 0 0 0 0-1.400L5.200 1.900a.8.8 0 0 0-1.200.7z" />
      )}
    </svg>
  );
}
