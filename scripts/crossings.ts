/** A place in a picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line of a picture as straight stretches. */
export type Polyline = readonly Place[];

/** Into so many straight stretches a curve is cut. */
const cuts = 12;

/** The straight stretches of an SVG path. It knows the commands that our pictures use; arcs become their chords. */
export function polylineOf(d: string): Polyline {
  const places: Place[] = [];
  for (const [, command = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0, h = 0] = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    const from = places.at(-1) ?? { x: 0, y: 0 };
    if (command === 'M' || command === 'L') places.push({ x: a, y: b });
    else if (command === 'H') places.push({ x: a, y: from.y });
    else if (command === 'V') places.push({ x: from.x, y: a });
    else if (command === 'h') places.push({ x: from.x + a, y: from.y });
    else if (command === 'v') places.push({ x: from.x, y: from.y + a });
    else if (command === 'a') places.push({ x: from.x + g, y: from.y + h });
    else if (command === 'Q') places.push(...curve([from, { x: a, y: b }, { x: c, y: e }]));
    else if (command === 'C') places.push(...curve([from, { x: a, y: b }, { x: c, y: e }, { x: f, y: g }]));
    else throw new RangeError(`path: the command ${command} is not known here`);
  }
  return places;
}

/** The places at which lines cross; where several cross at the same, it is one. */
export function crossingsOf(lines: readonly Polyline[]): readonly Place[] {
  const found = new Map<string, Place>();
  const stretches = lines.map((line) => line.slice(1).map((to, index) => ({ from: line[index] ?? to, to })));
  for (const [index, own] of stretches.entries()) {
    for (const other of stretches.slice(index + 1)) {
      for (const one of own) {
        for (const two of other) {
          const place = crossing(one, two);
          if (place) found.set(`${Math.round(place.x)} ${Math.round(place.y)}`, place);
        }
      }
    }
  }
  return [...found.values()];
}

interface Stretch {
  readonly from: Place;
  readonly to: Place;
}

/** So near to its end, as a share of its length, a stretch meets another and does not cross it. */
const hair = 1e-6;

/** Where two stretches cross inside of both. Lines that only meet, or lie on each other, do not. */
function crossing(one: Stretch, two: Stretch): Place | undefined {
  const [dx, dy] = [one.to.x - one.from.x, one.to.y - one.from.y];
  const [ex, ey] = [two.to.x - two.from.x, two.to.y - two.from.y];
  const across = dx * ey - dy * ex;
  if (Math.abs(across) < hair) return undefined;
  const [x, y] = [two.from.x - one.from.x, two.from.y - one.from.y];
  const [along, beside] = [(x * ey - y * ex) / across, (x * dy - y * dx) / across];
  const inside = (share: number) => share > hair && share < 1 - hair;
  return inside(along) && inside(beside) ? { x: one.from.x + along * dx, y: one.from.y + along * dy } : undefined;
}

/** Places on a Bézier curve, without its first. */
function curve(points: readonly Place[]): readonly Place[] {
  return Array.from({ length: cuts }, (_, index) => placeAt(points, (index + 1) / cuts));
}

function placeAt(points: readonly Place[], share: number): Place {
  const [only, ...more] = points;
  if (only === undefined) throw new RangeError('curve: it has no points');
  if (more.length === 0) return only;
  const between = more.map((to, index) => {
    const from = points[index] ?? to;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
  return placeAt(between, share);
}
