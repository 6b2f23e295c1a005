import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running server, without a slash at its end. */
    baseUrl: string;
  }
}

// Next's own entry and not its npm wrapper, so that the process we end is the server.
const next = 'node_modules/next/dist/bin/next';
const root = join(import.meta.dirname, '../..');
const buildId = join(root, '.next/BUILD_ID');
// Vitest sets NODE_ENV to test, which Next would take over.
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
const sources = ['app', 'components', 'element', 'embed', 'lib', 'machines', 'next.config.js', 'package-lock.json'];

/** Builds what is missing or stale, serves it on a free port of this machine and ends the very server it started. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await run('scripts/build-cli.mjs');
  await run('scripts/build-scripts.mjs');
  if (!existsSync(buildId) || statSync(buildId).mtimeMs < newest(sources)) await run(next, 'build');
  const port = await freePort();
  const server = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  await answers(baseUrl, server);
  project.provide('baseUrl', baseUrl);
  return async () => {
    const closed = once(server, 'close');
    server.kill();
    await closed;
  };
}

/** Runs to the end; what it printed is shown only if it fails. */
async function run(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, args, { cwd: root, env }).catch((failure) => {
    throw new Error(`${args.join(' ')}: failed\n${failure.stdout}${failure.stderr}`);
  });
}

/** Time of the newest file at or below these paths, in milliseconds since 1970. */
function newest(paths: string[]): number {
  const times = paths.flatMap((path) => {
    const place = join(root, path);
    if (!existsSync(place)) return [];
    if (!statSync(place).isDirectory()) return [statSync(place).mtimeMs];
    return readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(place, file)).mtimeMs);
  });
  return Math.max(0, ...times);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('port: the system named none');
  return address.port;
}

async function answers(baseUrl: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`next start: exit status ${server.exitCode}`);
    const answer = await fetch(baseUrl).catch(() => undefined);
    if (answer) return;
    await sleep(100);
  }
  server.kill();
  throw new Error(`next start: no answer from ${baseUrl} in 30 s`);
}
