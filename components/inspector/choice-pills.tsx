import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import { Pill } from '../pill.tsx';

/** What can happen next as a row of pills; the wait that runs has its own way past it. */
export function ChoicePills({
  choices,
  waiting,
  jump,
  onChoose,
}: {
  choices: readonly Choice[];
  /** The choice in whose place `jump` stands. */
  waiting?: Choice;
  jump: ReactNode;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  return (
    <>
      {choices.map((choice) =>
        choice === waiting ? (
          <Fragment key="jump">{jump}</Fragment>
        ) : (
          <Pill key={choice.event.type + choice.transition} choice={choice} onChoose={onChoose} />
        ),
      )}
    </>
  );
}
