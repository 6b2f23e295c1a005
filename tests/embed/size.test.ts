import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const common = {
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.json'),
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;

/** Bytes over the wire that an embed may need until it can be walked. */
const budget = 60_000;

test('an embed can be walked after 60 kB of script', async () => {
  const options = { ...common, minify: true, splitting: true, outdir: root, metafile: true } as const;
  const { outputFiles, metafile } = await build({ ...options, entryPoints: { embed: 'embed/main.ts' } });
  const needed = new Set<string>();
  const need = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    const imports = metafile.outputs[path]?.imports ?? [];
    for (const { path: next, kind } of imports) if (kind === 'import-statement') need(next);
  };
  need('embed.js');
  const sizes = outputFiles.flatMap(({ path, contents }) =>
    [...needed].some((name) => path === join(root, name)) ? [gzipSync(contents).length] : [],
  );
  expect(sizes).toHaveLength(needed.size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
});

test('the web component is one script of less than 3 kB that needs nothing', async () => {
  const { outputFiles } = await build({ ...common, minify: true, format: 'iife', entryPoints: ['element/diagram.ts'] });
  const [script] = outputFiles;
  expect(outputFiles).toHaveLength(1);
  expect(gzipSync(script?.contents ?? '').length).toBeLessThan(3000);
});

test('the published runner has at most 200 lines and imports nothing but XState', async () => {
  const { outputFiles } = await build({ ...common, entryPoints: ['lib/meaning/runner.ts'], external: ['xstate'] });
  const text = outputFiles[0]?.text ?? '';
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  expect([...text.matchAll(/from "([^"]+)"/g)].map(([, name]) => name)).toEqual(['xstate']);
});
