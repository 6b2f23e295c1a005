import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { common, embedBuild, lookBuild } from '../../scripts/embed-build.mjs';

/** Bytes over the wire that an embed may need in all, whatever one does with it. */
const budget = 60_000;

test('an embed needs 60 kB of script in all, and loads only what reads a manifest of its own later', async () => {
  const { outputFiles, metafile } = await build({ ...embedBuild, write: false, metafile: true });
  const entry = Object.keys(metafile.outputs).find((path) => path.endsWith('/embed.js')) ?? '';
  const later = new Set<string>();
  const needed = new Set<string>();
  const need = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') need(next);
      else later.add(metafile.outputs[next]?.entryPoint ?? next);
    }
  };
  need(entry);
  expect([...later]).toEqual(['lib/journey/subject.ts']);
  expect([...needed].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}))).not.toContainEqual(
    expect.stringMatching(/node_modules\/(?!tinyqueue\/)/),
  );
  const sizes = outputFiles.flatMap(({ path, contents }) =>
    [...needed].some((name) => path.endsWith(name)) ? [gzipSync(contents).length] : [],
  );
  expect(sizes).toHaveLength(needed.size);
  const look = await build({ ...lookBuild, write: false });
  for (const { contents } of look.outputFiles) sizes.push(gzipSync(contents).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
});

test('the web component is one script of less than 3 kB that needs nothing', async () => {
  const { outputFiles } = await build({
    ...common,
    write: false,
    minify: true,
    format: 'iife',
    entryPoints: ['element/diagram.ts'],
  });
  const [script] = outputFiles;
  expect(outputFiles).toHaveLength(1);
  expect(gzipSync(script?.contents ?? '').length).toBeLessThan(3000);
});

test('the published runner has at most 200 lines and imports nothing but XState', async () => {
  const { outputFiles } = await build({
    ...common,
    write: false,
    entryPoints: ['lib/meaning/runner.ts'],
    external: ['xstate'],
  });
  const text = outputFiles[0]?.text ?? '';
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  expect([...text.matchAll(/from "([^"]+)"/g)].map(([, name]) => name)).toEqual(['xstate']);
});
