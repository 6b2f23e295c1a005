import { readDocuments } from '@/lib/kubernetes/documents.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { jsonValues, looksLikeJson } from '@/lib/kubernetes/json-values.ts';
import { readDescribed } from './described-pod.ts';
import { Material } from './material.ts';
import type { Place } from './place.ts';
import { plainText } from './plain-text.ts';
import { type Section, sectionsOf } from './sections.ts';
import { readTable } from './table.ts';

/** A text that was pasted, or a file that was dropped. */
export interface GivenText {
  readonly source: string;
  readonly file?: string;
}

/** JSON up to here is read with the line of every field; beyond, with the line of every object. */
const closeLook = 5e6;

/** YAML is far slower to read than JSON. */
const yamlLimit = 10e6;

/**
 * Takes in texts of any kinds, mixed: what kubectl prints or writes, and recordings. `now`, in milliseconds since 1970,
 * is when a table's or description's ages were counted from. Nothing throws: what cannot be read is listed.
 */
export function readMaterial(texts: readonly GivenText[], now: number): Material {
  const material = new Material();
  for (const { source, file } of texts) {
    readText(material, source, { line: 1, ...(file === undefined ? {} : { file }) }, now);
  }
  return material;
}

/** Takes in one text that begins at a place. */
export function readText(material: Material, given: string, place: Place, now: number): void {
  const source = plainText(given);
  if (source.trim() === '') return;
  if (source.includes('\0')) material.miss(place, 'this is a binary file, not text');
  else if (!readWhole(material, source, place)) readMixed(material, source, place, now);
}

/** Nearly everything is JSON from its beginning to its end. */
function readWhole(material: Material, source: string, place: Place): boolean {
  if (!looksLikeJson(source)) return false;
  try {
    // Broken JSON is read by its parts, and not once more as YAML.
    const values = jsonValues(source);
    if (source.length <= closeLook) {
      for (const { value, line, lineOf } of readDocuments(source, { json: closeLook, yaml: 1e6 })) {
        material.take(value, { ...place, line, lineOf });
      }
    } else for (const { value, line } of values) material.take(value, { ...place, line });
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function readMixed(material: Material, source: string, place: Place, now: number): void {
  let unclosed = false;
  for (const section of sectionsOf(source.replaceAll('\r\n', '\n'))) {
    const here: Place = { ...place, line: section.line };
    if (unclosed && isRest(section)) continue;
    if (section.kind === 'json' || section.kind === 'yaml') readSection(material, section, here);
    else if (section.kind === 'describe') readDescribed(material, section.text, here, now);
    else if (section.kind === 'table') readTable(material, section.text, here, now);
    else if (section.kind === 'answer') material.takeAnswer(section.text, here);
    else if (section.kind === 'unknown') material.miss(here, notKnown(section.text));
    else material.miss(here, 'the JSON that begins here does not end, so part of it is missing');
    unclosed ||= section.kind === 'unclosed';
  }
}

/** Of JSON that was cut off only whole objects are of use; that the rest is not understood has been said. */
function isRest({ kind, text }: Section): boolean {
  if (kind === 'json') return !text.includes('"kind"');
  return kind === 'unclosed' || (kind === 'unknown' && /^\s*["\]},]/.test(text));
}

function readSection(material: Material, { kind, text: whole, line }: Section, place: Place): void {
  // An item that was cut out of a List has a comma behind it.
  const text = kind === 'json' ? whole.replace(/,\s*$/, '') : whole;
  try {
    if (kind === 'json') jsonValues(text);
    for (const document of readDocuments(text, { json: 256e6, yaml: yamlLimit })) {
      material.take(document.value, {
        ...place,
        line: line - 1 + document.line,
        lineOf: (path) => line - 1 + document.lineOf(path),
      });
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (/^the input is empty/.test(error.what)) return;
    material.miss({ ...place, line: line - 1 + (error.line ?? 1) }, error.what);
  }
}

function notKnown(text: string): string {
  const count = text.split('\n').length;
  const [first = ''] = text.split('\n');
  const shown = first.trim().slice(0, 40);
  return `${count === 1 ? 'this line is' : `these ${count} lines are`} none that kubectl prints: ${shown}`;
}
