import { Fragment, type ReactElement } from 'react';

/** A word of Kubernetes that may be broken between the words that it is made of. */
export function Breakable({ children }: { children: string }): ReactElement {
  const parts = children.split(/(?<=[a-z:-])(?=[A-Z])/);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('')}>
          {index === 0 ? null : <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
