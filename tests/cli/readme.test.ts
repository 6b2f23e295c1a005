import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '@/lib/journey/samples.ts';
import { run } from './run.ts';

const root = join(import.meta.dirname, '../..');
const here = process.cwd();
beforeAll(() => process.chdir(root));
afterAll(() => process.chdir(here));

/** A command of the README and the lines under it; `...` stands for lines that are left out. */
const consoles = [...read('README.md').matchAll(/```console\n\$ podwalk (.+)\n([\s\S]*?)```/g)].map(
  ([, command = '', shown = '']) => ({ command, shown }),
);
const pictures = consoles.filter(({ command }) => command.includes(' -o docs/'));
const talkative = consoles.filter(({ command }) => !command.includes(' -o docs/'));

describe('the README shows what the command line prints', () => {
  test.each(talkative)('podwalk $command', async ({ command, shown }) => {
    const { stdout, stderr } = await run(command.split(' '));
    expect(leftOut(stderr + stdout, shown)).toBe(shown);
  });

  test('every command is shown', () => {
    expect(consoles.map(({ command }) => command.split(' ')[0])).toEqual(
      expect.arrayContaining(['status', 'replay', 'simulate', 'export']),
    );
  });
});

describe('the README’s pictures are what the command line draws today: if not, run `npm run docs`', () => {
  test.each(pictures)('podwalk $command', async ({ command }) => {
    const [argv = '', file = ''] = command.split(' -o ');
    expect((await run(argv.split(' '))).stdout).toBe(read(file));
    expect(read('package.json')).toContain(command);
    expect(read('README.md')).toContain(`](${file})`);
  });
});

test('the manifest of the README is the sample of the pages', () => {
  expect(read('docs/orders.yaml')).toBe(samples.find(({ id }) => id === 'orders')?.text);
});

/** The printed text without the lines that the shown one leaves out. */
function leftOut(printed: string, shown: string): string {
  const [start = '', end] = shown.split('...\n');
  if (end === undefined) return printed;
  const tail = end === '' ? '' : printed.slice(-end.length);
  return `${printed.slice(0, start.length)}...\n${tail}`;
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
