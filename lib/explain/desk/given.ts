import type { GivenText } from '../input/read.ts';

/** Something to read: a text that is here already, or a file that is read part by part. */
export type Given = GivenText | File;

/** A part of what was given. */
interface TextPart {
  readonly text: string;
  /** How much of it this is: bytes of a file, signs of a text. */
  readonly size: number;
}

/** How much there is to read, counted as the parts are. */
export function sizeOf(given: Given): number {
  return isFile(given) ? given.size : given.source.length;
}

/** The name to say where something stands; a paste has none. */
export function fileOf(given: Given): string | undefined {
  return isFile(given) ? given.name : given.file;
}

/** The text of what was given, part by part, so that a file may be longer than memory holds. */
export async function* partsOf(given: Given): AsyncGenerator<TextPart> {
  if (!isFile(given)) {
    yield { text: given.source, size: given.source.length };
    return;
  }
  const reader = given.stream().getReader();
  let decoder: TextDecoder | undefined;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    // PowerShell's `>` writes UTF-16.
    decoder ??= new TextDecoder(part.value[0] === 0xff && part.value[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield { text: decoder.decode(part.value, { stream: true }), size: part.value.length };
  }
  yield { text: decoder?.decode() ?? '', size: 0 };
}

function isFile(given: Given): given is File {
  return !('source' in given);
}
