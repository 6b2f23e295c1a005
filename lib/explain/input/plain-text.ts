/** Colours of a terminal. */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * The text as kubectl printed it, with the same lines: without the colours of a terminal, the marks of a quotation in a
 * mail or a chat, and the indentation of a block in Markdown.
 */
export function plainText(given: string): string {
  const text = given.includes(String.fromCharCode(27)) ? given.replace(colours, '') : given;
  // JSON may be long, and has no margin that would matter.
  if (/^\s*[[{]/.test(text)) return text;
  const lines = text.split('\n');
  const full = lines.filter((line) => line.trim() !== '');
  const quoted = full.length > 1 && full.every((line) => line.startsWith('>'));
  const unquoted = quoted ? lines.map((line) => line.replace(/^> ?/, '')) : lines;
  const margin = marginOf(unquoted);
  return margin === 0 ? unquoted.join('\n') : unquoted.map((line) => line.slice(margin)).join('\n');
}

/** The spaces that all lines begin with which are not blank. */
function marginOf(lines: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const first = line.search(/[^ ]/);
    if (first >= 0 && line.trim() !== '') least = Math.min(least, first);
    if (least === 0) return 0;
  }
  return Number.isFinite(least) ? least : 0;
}
