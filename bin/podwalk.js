#!/usr/bin/env node
// Runs the bundle where there is one, and the sources of a checkout otherwise.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../dist/podwalk.mjs', import.meta.url);
const { main } = existsSync(bundle) ? await import(bundle.href) : await importSources();

process.exitCode = await main(process.argv.slice(2), process);

async function importSources() {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
  return import('../cli/main.ts');
}
