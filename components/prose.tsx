import type { ReactElement } from 'react';

const marks = /\*\*(.+?)\*\*|`([^`]+)`/g;

/** A sentence of the machine with its two marks: `**bold**` and `` `mono` ``. */
export function Prose({ children }: { children: string }): ReactElement {
  return <>{piecesOf(children)}</>;
}

function piecesOf(text: string): (string | ReactElement)[] {
  const pieces: (string | ReactElement)[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    pieces.push(text.slice(end, match.index));
    const [whole, bold, mono] = match;
    pieces.push(bold === undefined ? <code key={match.index}>{mono}</code> : <b key={match.index}>{bold}</b>);
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}
