// @ts-check
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { constants, createBrotliDecompress } from 'node:zlib';

const modules = join(import.meta.dirname, '..', 'node_modules');
const chromiumPackage = join(modules, '@sparticuz/chromium');
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

/**
 * Finds a Chromium that starts on this machine: `CHROMIUM_PATH`, else the one that npm installed (linux x64), else the
 * system's. What it returns are launch options for playwright-core. Throws one sentence if there is none.
 *
 * @returns {Promise<{ executablePath: string, args: string[], env: NodeJS.ProcessEnv }>}
 */
export async function findChromium() {
  for (const candidate of candidates()) {
    const { executablePath, libraries } = await candidate();
    const env = environment(libraries);
    if (existsSync(executablePath) && (await starts(executablePath, env))) return { executablePath, args, env };
  }
  throw new Error("chromium: none starts on this machine; install Debian's package chromium or set CHROMIUM_PATH");
}

/** @returns {(() => Promise<{ executablePath: string, libraries?: string }>)[]} */
function candidates() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return [async () => ({ executablePath: named })];
  const system = async () => ({ executablePath: '/usr/bin/chromium' });
  const packaged = process.platform === 'linux' && process.arch === 'x64' && existsSync(chromiumPackage);
  if (!packaged) return [system];
  return [
    async () => ({ executablePath: await unpackedBrowser() }),
    async () => ({ executablePath: await unpackedBrowser(), libraries: await unpackedLibraries() }),
    system,
  ];
}

function unpackedBrowser() {
  return unpackOnce('chromium.br', 'chromium', (archive, target) =>
    pipeline(archive, createWriteStream(target, { mode: 0o755 })),
  );
}

/** The few shared libraries (nss, nspr, expat) that a bare machine lacks; the package brings them for such a case. */
async function unpackedLibraries() {
  const folder = await unpackOnce('al2023.tar.br', 'libraries', async (archive, target) => {
    await mkdir(target);
    const tar = spawn('tar', ['-x', '-C', target], { stdio: ['pipe', 'inherit', 'inherit'] });
    const [[status]] = await Promise.all([once(tar, 'close'), pipeline(archive, tar.stdin)]);
    if (status !== 0) throw new Error(`tar: exit status ${status}`);
  });
  return join(folder, 'lib');
}

/**
 * Unpacks into a name of this process and renames: two test runs may come here at the same time.
 *
 * @param {string} archive
 * @param {string} name
 * @param {(archive: import('node:zlib').BrotliDecompress, target: string) => Promise<void>} unpack
 */
async function unpackOnce(archive, name, unpack) {
  const { version } = JSON.parse(await readFile(join(chromiumPackage, 'package.json'), 'utf8'));
  const cache = join(modules, '.cache/chromium', version);
  const target = join(cache, name);
  if (existsSync(target)) return target;
  await mkdir(cache, { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  const brotli = createBrotliDecompress({
    chunkSize: 2 ** 21,
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
  const source = createReadStream(join(chromiumPackage, 'bin', archive));
  await Promise.all([pipeline(source, brotli), unpack(brotli, unfinished)]);
  await rename(unfinished, target).catch((error) => {
    if (!existsSync(target)) throw error;
  });
  await rm(unfinished, { recursive: true, force: true });
  return target;
}

/**
 * @param {string | undefined} libraries
 * @returns {NodeJS.ProcessEnv}
 */
function environment(libraries) {
  if (!libraries) return process.env;
  return { ...process.env, LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

/**
 * @param {string} executablePath
 * @param {NodeJS.ProcessEnv} env
 */
async function starts(executablePath, env) {
  const answer = promisify(execFile)(executablePath, ['--no-sandbox', '--version'], { env, timeout: 30_000 });
  return answer.then(
    () => true,
    () => false,
  );
}

const calledDirectly = process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href;
if (calledDirectly) {
  await findChromium().then(
    ({ executablePath }) => console.log(executablePath),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
