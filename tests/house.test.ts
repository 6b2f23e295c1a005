import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A room of the house: what its files may import besides each other, and why the door stands where it does. */
interface Room {
  /** Rooms, and folders of rooms. */
  rooms: readonly string[];
  /** Packages with their subpaths; `node:` stands for all of Node. */
  packages: readonly string[];
  reason: string;
  /** True where files must not import their siblings; the room's index.ts is the list of them and may. */
  strangers?: true;
}

const doors = {
  machines: {
    rooms: [],
    packages: ['xstate'],
    reason: 'What can happen to a pod is true without a screen, a clock or a file.',
  },
  'lib/kubernetes': {
    rooms: ['machines'],
    packages: ['xstate', 'yaml'],
    reason: 'What Kubernetes says and shows follows from the machine and a manifest alone.',
  },
  'lib/journey': {
    rooms: ['machines', 'lib/kubernetes'],
    packages: ['xstate', 'yaml', 'fflate', 'tinyqueue'],
    reason: 'What has happened is a list of events on a virtual clock, and fits into a link.',
  },
  'lib/world': {
    rooms: ['machines', 'lib/kubernetes', 'lib/journey'],
    packages: ['xstate'],
    reason: 'A world decides which of the events happens that the machine allows; it knows nothing of how that looks.',
  },
  'lib/diagram': {
    rooms: ['machines', 'lib/journey'],
    packages: ['xstate'],
    reason: "A picture draws states and moments; it must not know Kubernetes' JSON.",
  },
  'lib/meaning': {
    rooms: ['machines'],
    packages: ['xstate'],
    reason: 'What the names of a machine mean is data that others can run, so it knows nothing of how we draw or walk.',
  },
  'lib/exporters': {
    rooms: ['machines', 'lib/kubernetes', 'lib/journey', 'lib/diagram', 'lib/meaning'],
    packages: ['xstate', 'yaml', 'fflate'],
    reason: 'Each format is one file that can be read, added and removed without the others.',
    strangers: true,
  },
  'lib/status': {
    rooms: ['machines', 'lib/kubernetes', 'lib/journey', 'lib/world'],
    packages: ['xstate'],
    reason: 'What is said of a STATUS word is text and a walk that the machine itself has found.',
  },
  'lib/explain': {
    rooms: ['machines', 'lib/kubernetes', 'lib/journey', 'lib/diagram', 'lib/world'],
    packages: ['xstate', 'yaml'],
    reason:
      'A verdict comes from evidence, and what would help is tried in the simulator; an exported text is neither.',
  },
  'lib/embed': {
    rooms: ['machines', 'lib/kubernetes', 'lib/journey', 'lib/diagram'],
    packages: ['xstate'],
    reason: 'What an embed says and shows is text, on the server and in the browser alike.',
  },
  'lib/raster': {
    rooms: [],
    packages: ['@resvg/resvg-js', 'fflate'],
    reason: 'A finished picture becomes pixels; what it shows has been decided before.',
  },
  embed: {
    rooms: ['lib', 'machines'],
    packages: ['xstate'],
    reason: 'An embed is a document of its own in the page of a stranger: every byte counts, so there is no React.',
  },
  element: {
    rooms: ['lib/embed'],
    packages: [],
    reason: "The web component runs among a stranger's scripts; of ours it knows only the messages.",
  },
  react: {
    rooms: ['lib/embed'],
    packages: ['react'],
    reason: "The component runs in a stranger's site: it puts the element there, and of ours knows only its types.",
  },
  components: {
    rooms: ['lib', 'machines'],
    packages: ['react', 'react-dom', '@xstate/react', 'reactflow'],
    reason: 'What you see knows what to show, not under which route it lives.',
  },
  app: {
    rooms: ['components', 'lib', 'machines'],
    packages: ['next', 'react'],
    reason: 'A page names what it shows and lends it a URL.',
  },
  cli: {
    rooms: ['lib', 'machines'],
    packages: ['node:'],
    reason: 'The command line has files, streams and exit codes, and no React.',
  },
  bin: {
    rooms: ['cli', 'dist'],
    packages: ['node:', 'tsx'],
    reason:
      'The executable starts the bundle of the command line, or its sources in a checkout, and does nothing else.',
  },
} as const satisfies Record<string, Room>;

const root = join(import.meta.dirname, '..');
const roomNames = Object.keys(doors) as (keyof typeof doors)[];
const files = ['machines', 'lib', 'embed', 'element', 'react', 'components', 'app', 'cli', 'bin'].flatMap(sourcesIn);
const pure = files.filter((file) => isIn(file, 'machines') || isIn(file, 'lib'));

test('the reader of imports misses no form of import', () => {
  const source = `
    import type { A } from '@/machines/a';
    import {
      b,
    } from "./b";
    import '../c.css';
    export * from 'xstate';
    const d = await import('node:fs');
    const text = "nothing from here";
  `;
  expect(importsOf(source)).toEqual(['@/machines/a', './b', 'xstate', '../c.css', 'node:fs']);
});

test('the guard of the doors sees a door that is not there', () => {
  expect(complaint('lib/diagram/scene.ts', '@/lib/kubernetes/pod')).toContain("Kubernetes' JSON");
  expect(complaint('lib/exporters/mermaid.ts', './svg')).toContain('one file');
  expect(complaint('machines/pod.ts', 'react')).toContain('without a screen');
  expect(complaint('lib/drawer.ts', 'xstate')).toContain('no room');
  expect(complaint('app/page.tsx', '@/tests/house.test')).toBeDefined();
  expect(complaint('lib/exporters/index.ts', './svg')).toBeUndefined();
  expect(complaint('components/graph.tsx', 'reactflow/dist/style.css')).toBeUndefined();
});

describe('every file imports only through the doors of its room', () => {
  test.each(files)('%s', (file) => {
    const complaints = importsOf(read(file)).map((specifier) => complaint(file, specifier));
    expect(complaints.filter((sentence) => sentence !== undefined)).toEqual([]);
  });
});

test('reactflow is named in at most three files, so that it can be exchanged', () => {
  const naming = files.filter((file) => /\breactflow\b|@xyflow/.test(read(file)));
  expect(naming.length, naming.join(', ')).toBeLessThanOrEqual(3);
});

test('machines and lib give the same answer at every time of day', () => {
  const clocks = /Date\.now\(|new Date\(\s*\)|Math\.random\(|performance\.now\(/;
  expect(pure.filter((file) => clocks.test(read(file)))).toEqual([]);
});

test('nothing silences the compiler', () => {
  const silenced = /@ts-ignore|@ts-nocheck/;
  const untyped = /(:|<|,|\||\bas)\s*any(\[\])*\s*([;,)=>\]|&{}]|$)/m;
  expect(files.filter((file) => silenced.test(read(file)) || untyped.test(withoutProse(read(file))))).toEqual([]);
});

test('pages hold no state: app has neither hooks nor client code of its own', () => {
  const pages = files.filter((file) => isIn(file, 'app'));
  const client = /^['"]use client['"]/m;
  const hook = /\buse[A-Z]\w*\(/;
  expect(pages.filter((file) => client.test(read(file)) || hook.test(withoutProse(read(file))))).toEqual([]);
});

/** Paths of a folder's source files, from the root of the repository. */
function sourcesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|m?js)$/.test(file))
    .map((file) => `${folder}/${file}`)
    .sort();
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What a source file imports or re-exports, as it is written there; comments begin with an asterisk and do not count. */
function importsOf(source: string): string[] {
  const forms = [
    /^\s*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
  ];
  return forms.flatMap((form) => [...source.matchAll(form)].flatMap((match) => match[1] ?? []));
}

/** One sentence if this file may not import that, else nothing. */
function complaint(file: string, specifier: string): string | undefined {
  const name = roomNames.find((room) => isIn(file, room));
  if (!name) return `${file}: no room of the house has this file`;
  const room: Room = doors[name];
  const refusal = `${file}: must not import ${specifier}. ${room.reason}`;
  const path = pathOf(file, specifier);
  if (path === undefined) {
    const open = room.packages.some((door) => (door === 'node:' ? specifier.startsWith(door) : isIn(specifier, door)));
    return open ? undefined : refusal;
  }
  if (isIn(path, name)) return room.strangers && file !== `${name}/index.ts` ? refusal : undefined;
  return room.rooms.some((door) => isIn(path, door)) ? undefined : refusal;
}

/** The path that a specifier means, from the root of the repository; nothing for a package. */
function pathOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(file), specifier));
  return undefined;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The source without comments and the contents of strings. */
function withoutProse(source: string): string {
  return source.replace(/(['"])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\.|[^\\`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "''");
}
