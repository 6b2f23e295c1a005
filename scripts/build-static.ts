/**
 * Writes the whole site as plain files to `out/`, for any place that serves files: `npm run build:static`. It takes what
 * a running Podwalk answers, so it is the same site. `PODWALK_ORIGIN` is where the files will live.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { artifactFiles } from '@/app/artifacts.ts';
import { generateStaticParams as cards } from '@/app/cards/[file]/route.ts';
import { generateStaticParams as machineFiles } from '@/app/machines/[machine]/[artifact]/route.ts';
import { shownWalk } from '@/lib/status/shown-walk.ts';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';
import { chartIds } from '@/machines/charts.ts';
import { serveBuild } from './running-site.ts';
import { staticHeaders } from './static-headers.ts';
import { copySite } from './static-site.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'out');
const origin = process.env.PODWALK_ORIGIN;

if (origin === undefined || !URL.canParse(origin)) {
  console.error(
    'PODWALK_ORIGIN is missing. Say where the files will live, such as PODWALK_ORIGIN=https://podwalk.example.',
  );
  process.exit(2);
}

const walks = [
  ...statusWords.filter((word) => shownWalk(word).walk).map(addressOf),
  ...scenarios.map(({ name }) => `/scenarios/${name}`),
];
const paths = [
  '/sitemap.xml',
  '/schemas/podwalk-world-1.json',
  ...chartIds.flatMap((machine) => [`/embed/${machine}`, `/oembed/${machine}.json`]),
  ...machineFiles().map(({ machine, artifact }) => `/machines/${machine}/${artifact}`),
  ...cards().map(({ file }) => `/cards/${file}`),
  ...walks.flatMap((walk) => [walk, ...artifactFiles.map((file) => `${walk}/${file}`)]),
];

rmSync(folder, { recursive: true, force: true });
cpSync(join(root, 'public'), folder, { recursive: true });
cpSync(join(root, '.next/static'), join(folder, '_next/static'), { recursive: true });
// Drawing takes longer than everything else, and a server draws one picture at a time.
const servers = await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, serveBuild));
try {
  const [first] = servers;
  const sitemap = await (await fetch(`${first?.base}/sitemap.xml`)).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  const written = await copySite({ servers: servers.map(({ base }) => base), origin, folder }, [...pages, ...paths]);
  const missing = await fetch(`${first?.base}/no-such-page`);
  writeFileSync(join(folder, '404.html'), await missing.text());
  writeFileSync(join(folder, '_headers'), staticHeaders(written));
  console.log(`${written.length} addresses in out/`);
} finally {
  await Promise.all(servers.map(({ end }) => end()));
}
