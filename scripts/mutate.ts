/**
 * Changes our own code in thousands of small ways and counts which of them a test notices: `npm run mutate [FILE ...]`.
 * It takes an hour or more, writes the score to tests/truth/mutation-score.json, and leaves what survived in
 * reports/mutation/. Texts, and constants that are made once while a file is loaded, are left as they are.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFields } from '@/lib/kubernetes/fields.ts';

const root = join(import.meta.dirname, '..');
const scoreFile = join(root, 'tests/truth/mutation-score.json');
const reports = join(root, 'reports/mutation');
const tools = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];

interface Score {
  readonly killed: number;
  readonly mutants: number;
}

const given = process.argv.slice(2);
const all = [
  ...readdirSync(join(root, 'machines'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `machines/${file}`),
  ...'projection container-projection ephemeral-projection placement conditions phase printed-row sight'
    .split(' ')
    .map((name) => `lib/kubernetes/${name}.ts`),
].sort();

if (!existsSync(join(root, 'node_modules/@stryker-mutator/core'))) run('npm', ['install', '--no-save', ...tools]);
mkdirSync(reports, { recursive: true });
const files: Record<string, Score> = given.length > 0 ? scoresBefore() : {};
for (const file of given.length > 0 ? given : all) {
  run('npx', ['stryker', 'run', '--mutate', file]);
  const report = join(reports, `${file.replaceAll('/', '.')}.json`);
  renameSync(join(reports, 'mutation.json'), report);
  const score = scoreIn(JSON.parse(readFileSync(report, 'utf8')));
  if (score.mutants > 0) files[file] = score;
  save(files);
}

function run(command: string, argv: readonly string[]): void {
  const { status } = spawnSync(command, argv, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} ended with ${status}`);
}

function scoresBefore(): Record<string, Score> {
  const before: unknown = JSON.parse(readFileSync(scoreFile, 'utf8'));
  if (!isFields(before) || !isFields(before.files)) return {};
  const kept = Object.entries(before.files).filter(([file]) => all.includes(file));
  return Object.fromEntries(kept.map(([file, score]) => [file, parseScore(score)]));
}

function parseScore(score: unknown): Score {
  if (isFields(score) && typeof score.killed === 'number' && typeof score.mutants === 'number') {
    return { killed: score.killed, mutants: score.mutants };
  }
  throw new TypeError(`${scoreFile}: a score is { "killed", "mutants" }; run npm run mutate for all files`);
}

/** Of a report of Stryker: what it ignored does not count, and a mutant that never ends is killed as well. */
function scoreIn(report: unknown): Score {
  const mutants = isFields(report) && isFields(report.files) ? Object.values(report.files).flatMap(statusesIn) : [];
  const counted = mutants.filter((status) => status !== 'Ignored' && status !== 'CompileError');
  return {
    killed: counted.filter((status) => status === 'Killed' || status === 'Timeout').length,
    mutants: counted.length,
  };
}

function statusesIn(file: unknown): readonly unknown[] {
  if (!isFields(file) || !Array.isArray(file.mutants)) return [];
  return file.mutants.flatMap((mutant: unknown) => (isFields(mutant) ? [mutant.status] : []));
}

function save(scores: Readonly<Record<string, Score>>): void {
  const sum = (of: keyof Score) => Object.values(scores).reduce((total, score) => total + score[of], 0);
  const date = new Date().toISOString().slice(0, 10);
  const score = { date, killed: sum('killed'), mutants: sum('mutants'), files: scores };
  writeFileSync(scoreFile, `${JSON.stringify(score, null, 2)}\n`);
}
