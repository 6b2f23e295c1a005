/** Where a row of a narrow picture stands. */
export interface Spot {
  readonly x: number;
  readonly name: number;
  readonly y: number;
  readonly ys: readonly number[];
  readonly index: number;
  readonly key: string;
}
