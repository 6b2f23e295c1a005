// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.mjs';

/*
 * Writes lib/diagram/font-widths.ts: how wide each character of the two families is, measured by a browser in the
 * fonts that the pages serve. Run it when a font changes: node scripts/font-widths.mjs
 */
const root = join(import.meta.dirname, '..');
const files = {
  text: 'node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
  mono: 'node_modules/@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2',
};
const characters = `${Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')}…’“”–—·×→←°`;

const browser = await chromium.launch(await findChromium());
const page = await browser.newPage();
const widths = await page.evaluate(measure, {
  characters,
  text: (await readFile(join(root, files.text))).toString('base64'),
  mono: (await readFile(join(root, files.mono))).toString('base64'),
});
await browser.close();

const rows = Object.entries(widths.table).map(([name, row]) => `  ${name}: [${row.join(', ')}],`);
await writeFile(
  join(root, 'lib/diagram/font-widths.ts'),
  `// Written by scripts/font-widths.mjs.

/** The characters that the tables know, in their order. */
export const characters = ${JSON.stringify(characters).replace(/^"|"$/g, "'").replaceAll('\\"', '"').replace("%&'(", "%&\\'(")};

/** Advance widths in thousandths of the font size, without kerning: what a text needs is never more than their sum. */
export const advances = {
${rows.join('\n')}
} as const;

/** How far the baseline lies below the middle of a line, in thousandths of the font size. */
export const baselines = { text: ${widths.baselines.text}, mono: ${widths.baselines.mono} } as const;
`,
);

/** @param {{ characters: string, text: string, mono: string }} input */
async function measure(input) {
  const families = { text: input.text, mono: input.mono };
  for (const [family, source] of Object.entries(families)) {
    const face = new FontFace(family, `url(data:font/woff2;base64,${source})`, { weight: '400 600' });
    document.fonts.add(await face.load());
  }
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('canvas: no context');
  context.fontKerning = 'none';
  /** @param {string} font */
  const rowOf = (font) => {
    context.font = font;
    return [...input.characters].map((character) => Math.ceil(context.measureText(character).width));
  };
  /** @param {string} family */
  const baselineOf = (family) => {
    context.font = `400 1000px ${family}`;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
    return Math.round((fontBoundingBoxAscent - fontBoundingBoxDescent) / 2);
  };
  return {
    table: {
      text400: rowOf('400 1000px text'),
      text500: rowOf('500 1000px text'),
      text600: rowOf('600 1000px text'),
      mono: rowOf('400 1000px mono'),
    },
    baselines: { text: baselineOf('text'), mono: baselineOf('mono') },
  };
}
