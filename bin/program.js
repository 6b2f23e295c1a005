import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const bundle = new URL('dist/podwalk.mjs', root);

/** The bundle, or the sources where there is none or they have changed since. */
export const program = isFresh() ? await import(bundle.href) : await importSources();

function isFresh() {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  return ['cli', 'lib', 'machines'].every((folder) => {
    const sources = new URL(`${folder}/`, root);
    return (
      !existsSync(sources) ||
      readdirSync(sources, { recursive: true }).every((file) => statSync(new URL(file, sources)).mtimeMs <= built)
    );
  });
}

async function importSources() {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: fileURLToPath(new URL('tsconfig.json', root)) });
  return import('../cli/main.ts');
}
