import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'podwalk-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const typo =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  contianers:\n  - name: web\n    image: web:1\n';

const readers: readonly (readonly [string, readonly string[]])[] = [
  ['status', ['status']],
  ['replay', ['replay']],
  ['simulate', ['simulate']],
  ['export', ['export', 'pod', '--format', 'json', '--manifest']],
];

describe.each(readers)('what %s cannot read is answered with one sentence and exit code 2', (_, command) => {
  test.each<[string, string, RegExp]>([
    ['a file that is not there', join(scratch, 'nowhere.yaml'), /^there is no such file\. Check the path\.$/],
    ['a directory', scratch, /^this is a directory\. Name a file in it\.$/],
    ['an empty file', file('empty', ''), /^the input is empty\. Give a Kubernetes object as YAML or JSON\.$/],
    ['a binary file', file('binary', Buffer.from([0x7f, 0x45, 0, 1])), /^this is a binary file, not text\./],
    ['50 MB of something', file('large', Buffer.alloc(51e6, 'a')), /^the file is larger than 50 MB\./],
    ['YAML with a tab', file('tab.yaml', 'kind: Pod\nmetadata:\n\tname: x\n'), /^3: YAML is indented with a tab\./],
    ['prose', file('prose', 'hello world\n'), /^1: this is not a Kubernetes object\./],
    ['JSON that is cut off', file('cut', '{"kind":"Pod"'), /^1: the JSON ends before this value does\./],
    ['a Service', file('service', '# x\nkind: Service\n'), /^2: there is no Pod in it, only Service\./],
  ])('%s', async (__, path, sentence) => {
    const { code, stdout, stderr } = await run([...command, path]);
    const start = `podwalk: ${path}:`;
    expect([code, stdout, stderr.slice(0, start.length)]).toEqual([2, '', start]);
    expect(stderr.slice(start.length).trim()).toMatch(sentence);
    expect(stderr).toMatch(/^[^\n]+\.\n$/);
  });
});

test.each(readers.slice(2))(
  '%s names the line of a field that is misspelt, and the field that was meant',
  async (_, command) => {
    const path = file('typo.yaml', typo);
    expect(await run([...command, path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `podwalk: ${path}:6: contianers is not a field of a Pod's spec. Did you mean containers?\n`,
    });
  },
);

function file(name: string, content: string | Buffer): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}
