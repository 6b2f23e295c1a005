// Builds what runs outside of our pages: the embed's script, the web component and the runner of exported machines.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { common, embedBuild, lookBuild } from './embed-build.mjs';
import './build-fonts.mjs';

const root = join(import.meta.dirname, '..');
rmSync(embedBuild.outdir, { recursive: true, force: true });

await build(embedBuild);
await build(lookBuild);
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
