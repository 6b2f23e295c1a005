// Builds what runs outside of our pages: the embed's script, the web component and the runner of exported machines.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import './build-fonts.mjs';

const root = join(import.meta.dirname, '..');
const outdir = join(root, 'public/scripts');
rmSync(outdir, { recursive: true, force: true });

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.json'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

await build({
  ...common,
  entryPoints: { embed: 'embed/main.ts' },
  outdir,
  minify: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
});
await build({
  ...common,
  entryPoints: ['element/diagram.ts'],
  outfile: join(root, 'public/podwalk-diagram.js'),
  format: 'iife',
  minify: true,
});
await build({
  ...common,
  entryPoints: ['lib/meaning/runner.ts'],
  outfile: join(root, 'public/podwalk-runner.js'),
  external: ['xstate'],
});
