import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { commands } from '../../cli/commands.ts';
import { main } from '../../cli/main.ts';
import { folder } from '../recordings.ts';
import { run } from './run.ts';

const root = join(import.meta.dirname, '../..');

test('--help names every command, and every command has its own', async () => {
  const { stdout, code } = await run(['--help']);
  expect(code).toBe(0);
  for (const { name, summary, help } of commands) {
    expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
    expect(await run([name, '--help'])).toEqual({ code: 0, stdout: help, stderr: '' });
    expect(await run(['help', name])).toEqual({ code: 0, stdout: help, stderr: '' });
  }
});

test('--version prints the version of the package', async () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  [[], 'no command is given. Run `podwalk --help`.'],
  [['stats'], 'there is no command stats. Did you mean status?'],
  [['fly'], 'there is no command fly. Run `podwalk --help`.'],
  [['--fly'], 'there is no option --fly. Run `podwalk --help`.'],
])('%j is refused with one sentence and exit code 2', async (argv, sentence) => {
  expect(await run(argv)).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
});

test('a terminal with nothing piped in is told what to do instead of being waited for', async () => {
  const stderr = new PassThrough();
  const stdin = Object.assign(Readable.from([]), { isTTY: true });
  expect(await main(['status'], { stdin, stdout: new PassThrough(), stderr })).toBe(2);
  expect(String(stderr.read())).toContain('Name a file, or pipe');
});

test('the executable works from any folder, and lets its reader close the pipe', () => {
  const bin = join(root, 'bin/podwalk.js');
  const shell = `cat "${folder}"/*.jsonl | "${process.execPath}" "${bin}" status -o json | head -n 2; exit \${PIPESTATUS[1]}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', shell], { cwd: tmpdir(), encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '[\n  {\n', stderr: '' });
}, 20_000);
