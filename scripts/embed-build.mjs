import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** How every script of ours that runs outside of our pages is bundled. */
export const common = /** @satisfies {import('esbuild').BuildOptions} */ ({
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.json'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
});

/** The script of an embed: it has an engine of its own in the place of XState, and loads only what reads manifests later. */
export const embedBuild = /** @satisfies {import('esbuild').BuildOptions} */ ({
  ...common,
  entryPoints: { embed: 'embed/main.ts' },
  outdir: join(root, 'public/scripts'),
  alias: { xstate: join(root, 'embed/engine.ts') },
  minify: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
});

/** The script in the head of an embed: it stands alone, because it must have run before anything is painted. */
export const lookBuild = /** @satisfies {import('esbuild').BuildOptions} */ ({
  ...common,
  entryPoints: { 'embed-look': 'embed/look.ts' },
  outdir: embedBuild.outdir,
  format: 'iife',
  minify: true,
});
