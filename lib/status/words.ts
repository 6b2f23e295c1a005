import { containerWords } from './container-words.ts';
import { podWords } from './pod-words.ts';
import { type StatusWord, slugOf } from './word.ts';

/** `Init:` words of their own: how far the list of init containers has come. */
const initCounts: readonly StatusWord[] = [
  {
    word: 'Init:0/1',
    stage: 'accept',
    kind: 'way',
    gloss: 'the first init container is not done',
    also: ['Init:0/2', 'Init:0/3', 'Init:N/M', 'stuck in init'],
  },
  {
    word: 'Init:1/2',
    stage: 'accept',
    kind: 'way',
    gloss: 'one init container is done, the next one not',
    also: ['Init:1/3', 'Init:2/3', 'Init:N/M'],
  },
];

/**
 * Words of a container that no init container brings: its two waits have words of their own, one that completed is
 * passed over, and where all containers are restarted the main ones have the last word (facts K5 and K8).
 */
const mainOnly: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
  'Completed',
  'RestartingAllContainers',
  'ContainerCannotRun',
]);

/** What an init container turns a container's word into (facts K5). */
const initWords: readonly StatusWord[] = containerWords
  .filter(({ word }) => !mainOnly.has(word))
  .map(({ word, kind, gloss, also }) => ({
    word: `Init:${word}`,
    stage: 'accept',
    kind,
    gloss,
    ...(also ? { also } : {}),
  }));

/** Every word that the STATUS column can show, in the order of a pod's life. */
export const statusWords: readonly StatusWord[] = byStage([
  ...podWords,
  ...initCounts,
  ...initWords,
  ...containerWords,
]);

const bySpelling: ReadonlyMap<string, StatusWord> = new Map(statusWords.map((word) => [word.word, word]));
const bySlug: ReadonlyMap<string, StatusWord> = new Map(statusWords.map((word) => [slugOf(word), word]));

/** The word with that spelling in an address. */
export function wordAt(slug: string): StatusWord | undefined {
  return bySlug.get(slug);
}

/** The list's word for what kubectl printed: the numbers of `Init:2/5`, `ExitCode:3` and `Signal:9` stand for any. */
export function wordFor(printed: string): StatusWord | undefined {
  return bySpelling.get(printed) ?? bySpelling.get(general(printed));
}

function general(printed: string): string {
  if (/^Init:0\/\d+$/.test(printed)) return 'Init:0/1';
  if (/^Init:\d+\/\d+$/.test(printed)) return 'Init:1/2';
  return printed.replace(/(ExitCode|Signal):\d+$/, '$1:N');
}

function byStage(words: readonly StatusWord[]): readonly StatusWord[] {
  const stages = ['schedule', 'accept', 'pull', 'start', 'running', 'terminating', 'end'] as const;
  return stages.flatMap((stage) => words.filter((word) => word.stage === stage));
}
