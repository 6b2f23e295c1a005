import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** Serves the build of this checkout on a free port of this machine until `end` is called. */
export async function serveBuild(): Promise<{ readonly base: string; readonly end: () => Promise<void> }> {
  const port = await freePort();
  // Next's own entry and not its npm wrapper, so that the process we end is the server.
  const next = join(root, 'node_modules/next/dist/bin/next');
  const server = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  await answers(base, server);
  return {
    base,
    end: async () => {
      const closed = once(server, 'close');
      server.kill();
      await closed;
    },
  };
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

async function answers(base: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`next start: exit status ${server.exitCode}; is there a build?`);
    if (await fetch(base).catch(() => undefined)) return;
    await sleep(100);
  }
  server.kill();
  throw new Error(`next start: no answer from ${base} in 30 s`);
}
