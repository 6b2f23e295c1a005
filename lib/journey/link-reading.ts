import { inflateSync, strFromU8 } from 'fflate';
import type { MomentLink } from './link.ts';
import { broken, fromFragment, largestText, readLinkText } from './link-text.ts';

/** Characters of a fragment that we read; browsers and chats cut longer addresses. */
export const longestFragment = 65_536;

/** Reads a fragment, with or without its `#`. Throws an InputError that says what is wrong with the link. */
export function decodeLink(fragment: string): MomentLink {
  return readLinkText(unpacked(fragment));
}

/** The text that was packed into a fragment. Throws an InputError that says what is wrong with it. */
export function unpacked(fragment: string): string {
  if (fragment.replace(/^#/, '').length > longestFragment) throw broken('it is longer than a link can be');
  const bytes = fromFragment(fragment);
  let text: Uint8Array;
  try {
    text = inflateSync(bytes, { out: new Uint8Array(largestText) });
  } catch {
    throw broken('a part of it is missing');
  }
  if (text.length >= largestText) throw broken('it unpacks to more than a link can hold');
  return strFromU8(text);
}
