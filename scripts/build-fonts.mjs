// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/*
 * Writes the fonts of our pictures to dist/fonts as TrueType, which draws PNGs: what the packages bring is WOFF, the
 * same tables, each packed by itself. For browsers, which draw PNGs too and may fetch nothing, they become a script.
 */
const root = join(import.meta.dirname, '..');
const families = { 'schibsted-grotesk': [400, 500, 600], 'commit-mono': [400, 600] };

mkdirSync(join(root, 'dist/fonts'), { recursive: true });
for (const [family, weights] of Object.entries(families)) {
  for (const weight of weights) {
    const woff = readFileSync(
      join(root, `node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`),
    );
    writeFileSync(join(root, `dist/fonts/${family}-${weight}.ttf`), unpacked(woff));
  }
}

const faces = [
  [
    "'Schibsted Grotesk'",
    '400 600',
    '@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal',
  ],
  ["'Commit Mono'", '400', '@fontsource/commit-mono/files/commit-mono-latin-400-normal'],
  ["'Commit Mono'", '600', '@fontsource/commit-mono/files/commit-mono-latin-600-normal'],
].map(([family, weight, file]) => {
  const data = readFileSync(join(root, `node_modules/${file}.woff2`)).toString('base64');
  return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
});
writeFileSync(join(root, 'public/podwalk-fonts.js'), `export default ${JSON.stringify(faces.join(''))};\n`);

/**
 * The fields of both headers stand in the specification of WOFF 1.0, sections 3 and 4.
 * @param {Buffer} woff
 */
function unpacked(woff) {
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts = [head];
  let end = head.length;
  for (let index = 0; index < count; index += 1) {
    const [tag = 0, offset = 0, packed = 0, length = 0, sum = 0] = [0, 4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(44 + index * 20 + field),
    );
    const bytes = woff.subarray(offset, offset + packed);
    const table = Buffer.alloc((length + 3) & ~3);
    (packed < length ? inflateSync(bytes) : bytes).copy(table);
    [tag, sum, end, length].forEach((value, field) => {
      head.writeUInt32BE(value, 12 + index * 16 + field * 4);
    });
    parts.push(table);
    end += table.length;
  }
  return Buffer.concat(parts);
}
