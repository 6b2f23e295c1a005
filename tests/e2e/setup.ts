import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { serveBuild } from '../../scripts/running-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running server, without a slash at its end. */
    baseUrl: string;
  }
}

const next = 'node_modules/next/dist/bin/next';
const root = join(import.meta.dirname, '../..');
const buildId = join(root, '.next/BUILD_ID');
// Vitest sets NODE_ENV to test, which Next would take over.
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
const sources = [
  'app',
  'components',
  'element',
  'embed',
  'lib',
  'machines',
  'headers.js',
  'next.config.js',
  'package-lock.json',
];

/** Builds what is missing or stale, serves it on a free port of this machine and ends the very server it started. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await run('scripts/build-cli.mjs');
  await run('scripts/build-scripts.mjs');
  if (!existsSync(buildId) || statSync(buildId).mtimeMs < newest(sources)) await run(next, 'build');
  const { base, end } = await serveBuild();
  project.provide('baseUrl', base);
  return end;
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
