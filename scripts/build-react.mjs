// Builds the export podwalk/react: one module that imports only React, and its types.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const entry = join(root, 'react/diagram.tsx');

if (existsSync(entry)) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile: join(root, 'dist/react.mjs'),
    tsconfig: join(root, 'tsconfig.json'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['react'],
    // Docs whose pages are rendered on a server need not know that this one wakes up in the browser.
    banner: { js: "'use client';" },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'react/tsconfig.json')], { stdio: 'inherit' });
}
