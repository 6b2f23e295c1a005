import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { PodwalkDiagram } from '../../react/diagram.tsx';

const root = join(import.meta.dirname, '../..');

describe('on a server', () => {
  test('the component is the element, before any script has run', () => {
    const markup = renderToStaticMarkup(
      <PodwalkDiagram src="https://podwalk.example" id="life" state="Pulling" autoplay loop={false} depth={2} />,
    );
    expect(markup).toBe(
      '<podwalk-diagram src="https://podwalk.example" machine="pod" depth="2" autoplay="1" loop="0" id="life" state="Pulling"></podwalk-diagram>',
    );
  });
});

test('its properties have types', () => {
  // @ts-expect-error: without a site there is nothing to show.
  void (<PodwalkDiagram machine="pod" />);
  // @ts-expect-error: there is no such machine.
  void (<PodwalkDiagram src="https://podwalk.example" machine="pdo" />);
  // @ts-expect-error: a theme of one's own is not possible.
  void (<PodwalkDiagram src="https://podwalk.example" theme="sepia" />);
  // @ts-expect-error: a step has no title.
  void (<PodwalkDiagram src="https://podwalk.example" onStep={({ title }) => title} />);
  expect(PodwalkDiagram).toBeDefined();
});

describe('podwalk/react', () => {
  beforeAll(() => promisify(execFile)(process.execPath, ['scripts/build-react.mjs'], { cwd: root }));

  test('is a module that asks for React alone, and types that ask for nothing outside of it', () => {
    const manifest: { exports: Record<string, Record<string, string>> } = JSON.parse(read('package.json'));
    const { types = '', default: module = '' } = manifest.exports['./react'] ?? {};
    expect(importsOf(read(module))).toEqual(['react']);
    for (const name of importsOf(read(types)).filter((one) => one !== 'react')) {
      expect(existsSync(join(root, types, '..', name.replace(/\.ts$/, '.d.ts'))), name).toBe(true);
    }
  });
});

function importsOf(source: string): readonly string[] {
  return [...new Set([...source.matchAll(/from ["']([^"']+)["']/g)].map(([, name = '']) => name))];
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
