/** The columns and pitches of a picture of one width; all in px. */
export interface Grid {
  readonly size: 'wide' | 'medium' | 'narrow';
  readonly width: number;
  /** Where clock labels end; absent where there is no room for them. */
  readonly time?: number;
  readonly line: number;
  readonly name: number;
  /** The middle of the actor's glyph. */
  readonly glyph: number;
  readonly actor?: number;
  readonly summary?: number;
  readonly sketch?: number;
  /** The pitch of folded steps, and how tall one that holds a token is. */
  readonly row: number;
  readonly peek: number;
  /** What stays free on the right. */
  readonly margin: number;
  /** How far a container's lane lies from the one before it. */
  readonly lane: number;
}

/** Where the parts of a siding stand: the bracket before its pills, the pills, the bracket behind, the marks. */
export interface Columns {
  readonly line: number;
  readonly name: number;
  readonly left: number;
  readonly pill: number;
  readonly right: number;
  readonly mark: number;
  /** The right edge of what may be drawn. */
  readonly end: number;
}

/** The grid of a width: 944 px on the page, 440 in an embed, 390 on a phone, and whatever lies between. */
export function gridOf(width: number): Grid {
  if (width >= 720) {
    return {
      size: 'wide',
      width,
      time: 84,
      line: 116,
      name: 144,
      glyph: 480,
      actor: 496,
      row: 36,
      peek: 84,
      margin: 20,
      lane: 152,
      ...(width >= 860 ? { summary: 632 } : {}),
      ...(width >= 940 ? { sketch: 852 } : {}),
    };
  }
  const medium = width >= 420;
  return {
    size: medium ? 'medium' : 'narrow',
    width,
    line: medium ? 30 : 34,
    name: medium ? 56 : 62,
    glyph: width - 26,
    row: medium ? 28 : 33,
    peek: medium ? 68 : 76,
    margin: 10,
    lane: 36,
  };
}

/** What a line's names, pills and labels need, in px. */
export interface Needs {
  /** How far the names reach beside which a siding leaves, as an x; 0 where none does. */
  readonly reach: number;
  /** How far all names reach. */
  readonly names: number;
  /** The widest pill. */
  readonly pill: number;
  /** The widest label right of a mark, its box included. */
  readonly label: number;
}

/** The siding columns of a line at `line`: those of the grid, moved as little as its words need. */
export function columnsOf({ width, margin }: Grid, line: number, name: number, needs: Needs): Columns {
  const end = width - margin;
  const near = line >= 200;
  const left = Math.max(line + (near ? 40 : 172), needs.reach + 12);
  const pill = left + (near ? 22 : 28);
  const wish = Math.max(line + (near ? 292 : 516), pill + needs.pill + 40);
  const mark = Math.max(needs.names + 40, Math.min(wish, end - needs.label - 16));
  return { line, name, left, pill, right: mark - (near ? 28 : 32), mark, end };
}
