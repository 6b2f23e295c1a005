import type { MomentLink } from '@/lib/journey/link.ts';
import { broken, fromFragment, largestText, linkText, readLinkText, toFragment } from '@/lib/journey/link-text.ts';

/**
 * Links as our pages write and read them, packed by the browser itself: the code that packs them elsewhere is a tenth of
 * what an embed may weigh.
 */

/** The fragment of a link to a moment, without its `#`. */
export async function packedLink(link: MomentLink): Promise<string> {
  const text = new TextEncoder().encode(linkText(link));
  return toFragment(await through(text, new CompressionStream('deflate-raw')));
}

/** Reads a fragment. Throws an InputError that says what is wrong with the link. */
export async function readLink(fragment: string): Promise<MomentLink> {
  const bytes = await through(fromFragment(fragment), new DecompressionStream('deflate-raw')).catch(
    (error: unknown) => {
      throw error instanceof RangeError ? broken(error.message) : broken('a part of it is missing');
    },
  );
  return readLinkText(new TextDecoder().decode(bytes));
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const parts: BlobPart[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size >= largestText) throw new RangeError('it unpacks to more than a link can hold');
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
