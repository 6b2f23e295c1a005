import { round } from './shape.ts';

/** A place on the canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The radius of every bend. */
const turn = 12;

/** A way along straight stretches whose corners are rounded, as track is laid. */
export function track(points: readonly Point[], radius: number = turn): string {
  const [start, ...rest] = points;
  if (!start) return '';
  let d = `M${at(start)}`;
  let before = start;
  rest.forEach((point, index) => {
    const after = rest[index + 1];
    if (!after) {
      d += `L${at(point)}`;
      return;
    }
    const bend = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    d += `L${at(towards(point, before, bend))}Q${at(point)} ${at(towards(point, after, bend))}`;
    before = point;
  });
  return d;
}

/** Where a siding leaves its line: at a mark's middle, or along the row itself from `level` on. */
export interface Turnout {
  readonly line: number;
  /** The middle of the mark that the line comes from. */
  readonly mark: number;
  /** The level that the siding runs at. */
  readonly y: number;
  /** Set where it leaves along the row, right of the name. */
  readonly level?: number;
}

/** A siding: leaves a line that goes down by a turnout, as on a track, and runs along `points`. */
export function siding({ line, mark, y, level }: Turnout, points: readonly Point[], taken: boolean): string {
  if (level !== undefined) return track(straight([{ x: level, y }, ...points]), 10);
  const drop = Math.min(28, y - mark - 4);
  const reach = 29;
  const start = taken ? `M${at({ x: line, y: mark })}V${round(y - drop)}` : `M${round(line + 1)} ${round(y - drop)}`;
  const curve = `C${round(line + 2)} ${round(y - drop * 0.35)} ${round(line + reach * 0.3)} ${round(y)} ${round(line + reach)} ${round(y)}`;
  return start + curve + track(straight([{ x: line + reach, y }, ...points]), 10).replace(/^M[^A-Z]*/, '');
}

/** Leaves out the points between which there is nothing to turn for. */
export function straight(points: readonly Point[]): readonly Point[] {
  const apart = points.filter(({ x, y }, index) => {
    const before = points[index - 1];
    return !before || Math.abs(before.x - x) > 0.5 || Math.abs(before.y - y) > 0.5;
  });
  return apart.filter(({ x, y }, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]];
    if (!before || !after) return true;
    return !(before.x === x && x === after.x) && !(before.y === y && y === after.y);
  });
}

/** A way around something on the left of a line, from `top` to `bottom`. */
export function bypass(x: number, top: number, bottom: number, out = 20): string {
  const left = round(x - out);
  const lead = Math.min(22, (bottom - top) / 2);
  const [above, below] = [round(top + lead), round(bottom - lead)];
  const leave = `C${round(x - out / 5)} ${round(top + lead * 0.36)} ${left} ${round(top + lead * 0.27)} ${left} ${above}`;
  const join = `C${left} ${round(bottom - lead * 0.27)} ${round(x - out / 5)} ${round(bottom - lead * 0.36)} ${round(x)} ${round(bottom)}`;
  return `M${round(x)} ${round(top)}${leave}${below > above ? `V${below}` : ''}${join}`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}
