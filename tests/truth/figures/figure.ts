/** One line of the report: what is claimed, what was found, and whether that is enough. */
export interface Figure {
  readonly claim: string;
  readonly found: string;
  /** What it has to be, in words; absent where nothing is asked of it. */
  readonly asked?: string;
  readonly holds: boolean;
  /** Changes from one machine and one day to the next. */
  readonly varies?: true;
}

/** `n of m`, held when they are equal. */
export function allOf(claim: string, count: number, all: number): Figure {
  return { claim, found: `${count} of ${all}`, asked: 'all', holds: all > 0 && count === all };
}

/** A share of all, held from the asked one (0 to 1) on. */
export function shareOf(claim: string, count: number, all: number, asked: number): Figure {
  const share = all === 0 ? 0 : count / all;
  return {
    claim,
    found: `${count} of ${all} (${percent(share)})`,
    asked: `at least ${percent(asked)}`,
    holds: share >= asked,
  };
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1).replace(/\.0$/, '')} %`;
}

/** The figure as one line of the report. */
export function lineOf({ claim, found, asked, holds }: Figure): string {
  const mark = holds ? (asked === undefined ? ' ' : '✓') : '✗';
  return `${mark} ${claim}: ${found}${asked === undefined || asked === 'all' ? '' : ` (${asked})`}`;
}
