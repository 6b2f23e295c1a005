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
    row: 33,
    peek: 76,
    margin: 10,
    lane: 36,
  };
}

/** The siding columns of a line at `line`, whose names reach as far as `reach`. */
export function columnsOf({ width, margin }: Grid, line: number, name: number, reach: number, label: number): Columns {
  const end = width - margin;
  const wish = line < 200 ? line + 516 : line + 292;
  const mark = Math.max(reach + 40, Math.min(wish, end - label - 16));
  const left = Math.max(line < 200 ? line + 172 : line + 40, reach + 12);
  return { line, name, left, pill: left + (line < 200 ? 28 : 22), right: mark - (line < 200 ? 40 : 34), mark, end };
}
