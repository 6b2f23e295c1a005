import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { InputError, type InputFault, located } from './input-error.ts';
import { jsonOffset } from './json-offset.ts';
import { jsonValues, looksLikeJson, newlines } from './json-values.ts';

/** Keys and indices from a document's root to one of its values. */
export type Path = readonly (string | number)[];

/** One YAML or JSON document of a text. */
export interface SourceDocument {
  readonly value: unknown;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** The line of the key or item at a path, or of its nearest ancestor that exists. */
  lineOf(path: Path): number;
  /** Line and column of the same, counted from 1. */
  placeOf(path: Path): Place;
}

/** A place in a text, counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** How long a text may be, in characters; `yaml` is less because YAML is far slower to read. */
export interface SizeLimit {
  readonly json: number;
  readonly yaml: number;
}

/** What a text field on a page takes: 5 MB. */
export const pageLimit: SizeLimit = { json: 5e6, yaml: 5e6 };

/**
 * Reads the YAML or JSON documents of a text, without the empty ones; at least one.
 * A text that is empty, binary, too long or neither YAML nor JSON throws an InputError with its line.
 */
export function readDocuments(source: string, limit: SizeLimit = pageLimit): readonly SourceDocument[] {
  const json = looksLikeJson(source);
  checkText(source, json ? limit.json : limit.yaml);
  const documents = (json ? readJson(source, limit) : readYaml(source)).filter(
    ({ value }) => value !== null && value !== undefined,
  );
  if (documents.length === 0) throw emptyInput();
  return documents;
}

function checkText(source: string, limit: number): void {
  if (source.length > limit) {
    throw new InputError({
      what: `the text is longer than ${Math.round(limit / 1e6)} MB`,
      remedy: 'Give fewer objects at a time, or JSON instead of YAML.',
    });
  }
  if (source.includes('\0')) {
    throw new InputError({ what: 'this is a binary file, not text', remedy: 'Give YAML or JSON.' });
  }
  if (source.trim() === '') throw emptyInput();
}

/** Saves the slow reading of a long text that cannot hold a Kubernetes object anyway. */
function checkKind(source: string): void {
  if (source.length > 1e6 && !/\bkind["']?\s*:/.test(source)) {
    throw new InputError({ what: 'this is not a Kubernetes object: it has no kind', remedy: 'Give YAML or JSON.' });
  }
}

function emptyInput(): InputError {
  return new InputError({ what: 'the input is empty', remedy: 'Give a Kubernetes object as YAML or JSON.' });
}

function readJson(source: string, limit: SizeLimit): readonly SourceDocument[] {
  try {
    return jsonValues(source).map(({ value, line, start, end }) => {
      const placeOf = (path: Path): Place => {
        if (end - start > pageLimit.yaml) return { line, column: 1 };
        const offset = jsonOffset(source, start, path);
        const begin = source.lastIndexOf('\n', offset - 1) + 1;
        return { line: line + newlines(source, start, offset), column: 1 + offset - begin };
      };
      return { value, line, placeOf, lineOf: (path) => placeOf(path).line };
    });
  } catch (error) {
    // What begins like JSON can still be YAML in its flow style, or several documents with --- between them.
    if (source.length > Math.min(limit.yaml, 1e6) || !(error instanceof InputError)) throw error;
    return orElse(() => readYaml(source), error);
  }
}

function orElse<T>(attempt: () => T, error: InputError): T {
  try {
    return attempt();
  } catch {
    throw error;
  }
}

function readYaml(source: string): readonly SourceDocument[] {
  checkKind(source);
  const lineCounter = new LineCounter();
  return guarded(source, () => {
    const documents = parseAllDocuments(source, { ...yamlOptions, lineCounter });
    return [...documents].map((document) => {
      const [fault] = document.errors;
      if (fault !== undefined) throw yamlError(source, fault.code, lineCounter.linePos(fault.pos[0]).line);
      const twice = repeatedKey(document.contents);
      if (twice !== undefined) throw yamlError(source, 'DUPLICATE_KEY', lineCounter.linePos(twice).line);
      const placeOf = (path: Path): Place => {
        const { line, col } = lineCounter.linePos(offsetOf(document, path));
        return { line, column: col };
      };
      const lineOf = (path: Path) => placeOf(path).line;
      return { value: document.toJS(), line: lineOf([]), lineOf, placeOf };
    });
  });
}

/** The parser would compare every two keys of a map, and hang on a map of many. */
const yamlOptions = { uniqueKeys: false, prettyErrors: false, merge: true, logLevel: 'error' } as const;

/** The offset of the first key that its map has already. */
function repeatedKey(node: unknown): number | undefined {
  if (isSeq(node)) return firstOf(node.items, repeatedKey);
  if (!isMap(node)) return undefined;
  const seen = new Set<unknown>();
  return firstOf(node.items, ({ key, value }) => {
    const name = isScalar(key) ? key.value : key;
    if (name !== '<<' && seen.has(name)) return startOf(key);
    seen.add(name);
    return repeatedKey(value);
  });
}

function firstOf<T>(items: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parser recurses, and refuses aliases that multiply; neither says so in a sentence. */
function guarded<T>(source: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) throw located(error);
    throw yamlError(source, error instanceof ReferenceError ? 'BAD_ALIAS' : '', undefined);
  }
}

function yamlError(source: string, code: string, line: number | undefined): InputError {
  if (source.includes('{{')) {
    return new InputError({
      line,
      what: 'this is a template, not a manifest',
      remedy: 'Render it first: `helm template`.',
    });
  }
  return new InputError({ line, ...(yamlFaults[code] ?? notYaml) });
}

const notYaml: InputFault = { what: 'this is not YAML or JSON', remedy: 'Check the indentation and the quotes here.' };

const yamlFaults: Readonly<Record<string, InputFault>> = {
  BAD_ALIAS: { what: 'an alias here cannot be followed', remedy: 'Write the value out instead of *name.' },
  BAD_INDENT: {
    what: 'the indentation is not YAML',
    remedy: 'Indent every key of one map by the same number of spaces.',
  },
  BLOCK_AS_IMPLICIT_KEY: { what: 'two keys stand on one line', remedy: 'Put the text after the colon in quotes.' },
  DUPLICATE_KEY: { what: 'the same key stands twice in one map', remedy: 'Remove one of the two.' },
  MISSING_CHAR: { what: 'a quote, bracket or comma is missing', remedy: 'Close what is opened on this line.' },
  MULTILINE_IMPLICIT_KEY: { what: 'a key has no colon', remedy: 'Write `key: value`, with a space after the colon.' },
  TAB_AS_INDENT: { what: 'YAML is indented with a tab', remedy: 'Use spaces.' },
};

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? document.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
}
