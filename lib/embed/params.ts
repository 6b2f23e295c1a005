import { nearestName } from '../kubernetes/nearest-name.ts';

/** How an embed looks and what it begins with: what its address says. */
export interface EmbedParams {
  /** Begin at that state; its last word is enough where only one state has it. */
  readonly state?: string;
  /** The scenario that is walked: `undisturbed`, or the id of another (the JSON lists them). */
  readonly run?: string;
  /** Index of the moment of that walk; absent: its beginning when it plays, else its end. */
  readonly at?: number;
  /** A stage or a container that is open. */
  readonly focus?: string;
  /** 0: every step folded, 1: one open, 2: all open. */
  readonly depth: 0 | 1 | 2;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly controls: 'none' | 'min' | 'full';
  readonly autoplay: boolean;
  /** How many times as fast as a reader's clock. */
  readonly speed: number;
  readonly loop: boolean;
  readonly motion: 'auto' | 'off';
  readonly title: boolean;
  /** Origins that may send messages; empty: the page that frames it. */
  readonly origins: readonly string[];
}

/** What an embed is without parameters. */
export const defaultParams: EmbedParams = {
  depth: 1,
  theme: 'auto',
  controls: 'full',
  autoplay: false,
  speed: 1,
  loop: false,
  motion: 'auto',
  title: false,
  origins: [],
};

/** What an address asks for, and a sentence for each value that fell back. */
export interface AskedParams {
  readonly params: EmbedParams;
  readonly faults: readonly string[];
}

type Reader = (text: string) => Partial<EmbedParams> | undefined;

const words = (name: 'theme' | 'controls' | 'motion', ...all: readonly string[]): Reader => {
  return (text) => (all.includes(text) ? { [name]: text } : undefined);
};
const flagged = (name: 'autoplay' | 'loop' | 'title'): Reader => {
  return (text) => (text === '1' ? { [name]: true } : text === '0' ? { [name]: false } : undefined);
};
const named = (name: 'state' | 'run' | 'focus'): Reader => {
  return (text) => (/^[\w.: -]{1,200}$/.test(text) ? { [name]: text } : undefined);
};

const readers: Readonly<Record<string, Reader>> = {
  state: named('state'),
  run: named('run'),
  focus: named('focus'),
  at: (text) => (/^\d{1,5}$/.test(text) ? { at: Number(text) } : undefined),
  depth: (text) =>
    text === '0' ? { depth: 0 } : text === '1' ? { depth: 1 } : text === '2' ? { depth: 2 } : undefined,
  theme: words('theme', 'auto', 'light', 'dark'),
  controls: words('controls', 'none', 'min', 'full'),
  autoplay: flagged('autoplay'),
  speed: (text) => (/^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) >= 0.1 ? { speed: Number(text) } : undefined),
  loop: flagged('loop'),
  motion: words('motion', 'auto', 'off'),
  title: flagged('title'),
  origin: () => ({}),
};

/** The parameters that there are, in the order of the manual. */
export const paramNames = Object.keys(readers);

/** Reads the query of an address. A wrong value counts as absent and is named once; nothing throws. */
export function parseEmbedParams(search: string): AskedParams {
  const query = new URLSearchParams(search);
  const faults: string[] = [];
  let params = defaultParams;
  for (const name of new Set(query.keys())) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    const [value = ''] = query.getAll(name);
    const read = reader?.(value);
    if (read !== undefined) params = { ...params, ...read };
    else
      faults.push(
        reader === undefined ? strange(name) : `${name}: ${JSON.stringify(value)} is not possible, so it is left out`,
      );
  }
  const origins = query.getAll('origin');
  const known = origins.filter(isOrigin);
  if (known.length < origins.length)
    faults.push('origin: each is a scheme, a host and a port, as in https://docs.example');
  return { params: { ...params, origins: known }, faults };
}

function strange(name: string): string {
  const near = nearestName(name, paramNames);
  return `${name}: there is no such parameter${near === undefined ? '' : `. Did you mean ${near}?`}`;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
