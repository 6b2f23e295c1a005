/** The moment at which every walk begins; fixed, so that the same walk always prints the same. */
const epoch = Date.UTC(2026, 10, 23, 9, 0, 0);

/** A virtual time (ms since the walk began) in milliseconds since 1970. */
export function instantMs(at: number): number {
  return epoch + at;
}

/** A virtual time (ms since the walk began) as the API writes times: RFC 3339, cut to seconds. */
export function instant(at: number): string {
  return `${new Date(instantMs(at)).toISOString().slice(0, 19)}Z`;
}
