/** What a stretch of a text is. */
type SectionKind = 'json' | 'unclosed' | 'yaml' | 'describe' | 'table' | 'answer' | 'unknown';

/** A stretch of a text that is of one kind. */
export interface Section {
  readonly kind: SectionKind;
  readonly text: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
}

/** Tells apart what was pasted one after the other. */
export function sectionsOf(source: string): readonly Section[] {
  const lines = source.split('\n');
  const found: Section[] = [];
  let unclosed = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const kind = startOf(line);
    if (kind === undefined) {
      at += 1;
      continue;
    }
    let end = at + 1;
    if (kind === 'json') {
      const closed = unclosed < mostUnclosed ? endOfJson(lines, at) : undefined;
      if (closed === undefined) unclosed += 1;
      // What was cut off may hold whole objects, each on a line of its own.
      while (closed === undefined && end < lines.length && isWithin(lines[end] ?? '')) end += 1;
      end = closed ?? end;
      found.push({
        kind: closed === undefined ? 'unclosed' : kind,
        text: lines.slice(at, end).join('\n'),
        line: at + 1,
      });
      at = end;
      continue;
    }
    while (end < lines.length && goesOn(kind, lines[end] ?? '')) end += 1;
    found.push({ kind, text: lines.slice(at, end).join('\n'), line: at + 1 });
    at = end;
  }
  return found;
}

/** So many brackets that never close are looked for to the end of the text. */
const mostUnclosed = 20;

const starts: readonly (readonly [SectionKind, RegExp])[] = [
  ['json', /^\s*[[{]/],
  ['describe', /^Name:\s+\S/],
  ['table', /^(?:NAMESPACE\s+)?(?:NAME\s{2,}|LAST SEEN\s|LASTSEEN\s|FIRST SEEN\s|LAST\s{2,}TYPE)/],
  ['yaml', /^(?:---|%YAML|(?:- )?["']?(?:apiVersion|kind|metadata|items|spec|status)["']?:)/],
  ['answer', /^(?:Error from server|error: error validating|The \S+ "[^"]*" is invalid)/],
];

/** The kind that begins on a line; nothing for what says nothing by itself: blanks, comments and typed commands. */
function startOf(line: string): SectionKind | undefined {
  if (/^\s*$/.test(line) || /^\s*(?:#|> |No resources found|```)/.test(line) || prompt.test(line)) return undefined;
  return starts.find(([, pattern]) => pattern.test(line))?.[0] ?? 'unknown';
}

/** What a shell says before it hears a command: `$ `, `root@cp-1:/# `, `[user@host dir]$ `, `PS C:\\> `. */
const prompt = /^(?:\$|❯|➜|PS [A-Z]:\S*>|\[[\w.-]+@[^\]]+\][$#%]|[\w.-]+@[\w.-]+(?:[: ]\S*)?\s?[$#%>])(?:\s|$)/;

function goesOn(kind: SectionKind, line: string): boolean {
  if (kind === 'answer') return false;
  if (kind === 'unknown') return startOf(line) === 'unknown';
  if (prompt.test(line) || line.startsWith('```')) return false;
  const next = startOf(line);
  if (kind === 'table') return !/^\s*$/.test(line) && (next === undefined || next === 'unknown');
  if (kind === 'yaml') return !/^---/.test(line) && next !== 'describe' && next !== 'table' && !/^[[{]/.test(line);
  return next === undefined || next === 'unknown' || /^\s/.test(line);
}

/** Whether a line says nothing by itself that stands in JSON whose brackets do not close. */
function isWithin(line: string): boolean {
  const kind = startOf(line);
  return kind === undefined || kind === 'unknown' || (kind !== 'json' && /^\s/.test(line));
}

/** The line after the one on which the brackets close; undefined if they never do. */
function endOfJson(lines: readonly string[], start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    for (let index = 0; index < line.length; index++) {
      const sign = line[index];
      if (quoted) {
        if (sign === '\\') index += 1;
        else if (sign === '"') quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
    }
    if (depth <= 0) return at + 1;
    // JSON has no line break within a string.
    if (quoted) return undefined;
  }
  return undefined;
}
