import type { ReactElement } from 'react';
import type { StatusKind } from '@/lib/status/word.ts';

const names: Readonly<Record<StatusKind, string>> = {
  way: 'on the way',
  wait: 'waiting',
  failure: 'a failure',
  running: 'running',
  end: 'an end',
};

/** The kinds in the order in which a legend names them. */
export const kinds: readonly StatusKind[] = ['way', 'wait', 'failure', 'running', 'end'];

/** What the mark of a kind is called. */
export function nameOf(kind: StatusKind): string {
  return names[kind];
}

/** The mark of a word's kind, as the map draws such a state. */
export function WordMark({ kind }: { kind: StatusKind }): ReactElement {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="var(--idle)"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {shapes[kind]}
    </svg>
  );
}

const shapes: Readonly<Record<StatusKind, ReactElement>> = {
  way: <circle cx="8" cy="8" r="4.5" strokeWidth="2" />,
  wait: (
    <path d="M8 1.500A6.500 6.500 0 1 1 8 14.500A6.500 6.500 0 1 1 8 1.500M8 4.500V8H10.500" strokeLinejoin="round" />
  ),
  failure: <path d="M8 2.500L13.500 8L8 13.500L2.500 8Z" strokeLinejoin="round" />,
  running: <circle cx="8" cy="8" r="5" fill="var(--ink)" stroke="none" />,
  end: (
    <>
      <circle cx="8" cy="8" r="6.500" />
      <circle cx="8" cy="8" r="3" fill="var(--idle)" stroke="none" />
    </>
  ),
};
