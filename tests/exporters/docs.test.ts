import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatIds, formats, pixelFormatIds, pixelFormats } from '@/lib/exporters/index.ts';

test('the table of the docs has a row for each format, with its file, what it keeps and what it cannot hold', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8');
  const rows = [...docs.matchAll(/^\| `(\w+)` \| `([\w.]+)` \| (.+) \| (.+) \| (.+) \|$/gm)];
  const files = Object.entries({ ...formats, ...pixelFormats }).map(([id, { file }]) => `${id} ${file}`);
  expect(rows.map(([, id, file]) => `${id} ${file}`).sort()).toEqual(files.sort());
  expect(files).toHaveLength(formatIds.length + pixelFormatIds.length);
});
