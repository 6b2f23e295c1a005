// Bundles the command line into one file without dependencies, so that bin/podwalk.js starts fast and travels alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const entry = join(root, 'cli/main.ts');

if (existsSync(entry)) {
  const { build } = await import('esbuild');
  await import('./build-fonts.mjs');
  await build({
    entryPoints: [entry],
    outfile: join(root, 'dist/podwalk.mjs'),
    tsconfig: join(root, 'tsconfig.json'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Only `export --format png` asks for it, and says in a sentence where it is missing.
    external: ['@resvg/resvg-js'],
    // Bundled CommonJS packages (yaml) ask for Node's own modules through require, which ESM does not have.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
}
