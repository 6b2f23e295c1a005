import type { ReactElement, ReactNode } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import { Pill } from '../pill.tsx';

/** What can happen next as a row of pills; a wait has its own way past it. */
export function ChoicePills({
  choices,
  jump,
  onChoose,
}: {
  choices: readonly Choice[];
  /** Stands in place of the timer that runs. */
  jump?: ReactNode;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  const [first, ...others] = choices;
  return (
    <>
      {jump ?? (first ? <Pill choice={first} onChoose={onChoose} /> : null)}
      {others.map((choice) => (
        <Pill key={choice.event.type + choice.transition} choice={choice} onChoose={onChoose} />
      ))}
    </>
  );
}
