import { nearestName } from '@/lib/kubernetes/nearest-name.ts';
import { scenarios } from './library.ts';
import type { Scenario } from './scenario.ts';

/**
 * The scenarios that somebody may mean by a few words, the likeliest first: `ImagePullBackOff`, `exit 137`,
 * `Init:0/1`, `0/9 nodes`. Every word must be found; all scenarios for no words, and none where a word fits nowhere.
 */
export function findScenarios(query: string): readonly Scenario[] {
  const wanted = plain(query);
  if (wanted === '') return scenarios;
  const words = wanted.split(' ').map(spelled);
  return indexed
    .map((one) => ({ scenario: one.scenario, score: scoreOf(one, wanted, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => Number(isLiteral(b, query)) - Number(isLiteral(a, query)) || b.score - a.score)
    .map(({ scenario }) => scenario);
}

interface Indexed {
  readonly scenario: Scenario;
  /** Its search words, one by one. */
  readonly terms: readonly string[];
  /** What it is called and asked, and what it says. */
  readonly prose: readonly { readonly text: string; readonly weight: number }[];
}

const indexed: readonly Indexed[] = scenarios.map((scenario) => ({
  scenario,
  terms: scenario.search.map(plain),
  prose: [
    { text: plain([scenario.title, scenario.name, scenario.name.replaceAll('-', ' ')].join(' ')), weight: 3 },
    { text: plain((scenario.asks ?? []).join(' ')), weight: 3 },
    { text: plain(scenario.says), weight: 1 },
  ],
}));

const vocabulary: ReadonlySet<string> = new Set(
  indexed.flatMap(({ terms, prose }) =>
    [...terms, ...prose.map(({ text }) => text)].flatMap((text) => text.split(' ')),
  ),
);

/** Small letters, single spaces, and any `2/9` of nodes as `#/#`: which numbers there were says nothing. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+\/\d+(?= nodes?\b)/g, '#/#')
    .replace(/["'`?!.,;()]+(?=\s|$)|(?<=\s|^)["'`(]+/g, '')
    .trim()
    .replace(/\s+/g, ' ');
}

function isLiteral({ scenario }: { readonly scenario: Scenario }, query: string): boolean {
  const written = query.trim().toLowerCase();
  return scenario.search.some((term) => term.toLowerCase() === written);
}

/** A word that no scenario has is taken for the nearest one that some have. */
function spelled(word: string): string {
  const known = [...vocabulary].some((one) => one.includes(word));
  return known || word.length < 5 ? word : (nearestName(word, vocabulary) ?? word);
}

function scoreOf({ terms, prose }: Indexed, wanted: string, words: readonly string[]): number {
  const whole = terms.includes(wanted) ? 100 : terms.some((term) => term.includes(wanted)) ? 40 : 0;
  let score = whole;
  for (const word of words) {
    const own = Math.max(
      terms.includes(word) ? 20 : terms.some((term) => term.split(' ').includes(word)) ? 10 : 0,
      terms.some((term) => term.includes(word)) ? 5 : 0,
      ...prose.map(({ text, weight }) => (startsOne(text, word) ? weight : 0)),
    );
    if (own === 0) return 0;
    score += own;
  }
  return score;
}

function startsOne(text: string, word: string): boolean {
  return text.split(' ').some((one) => one.startsWith(word));
}
