import { decodeLink } from './link-reading.ts';

/** The fragment that a dropped or pasted file of ours carries; `undefined` when it carries none. */
export function linkCarriedBy(text: string): string | undefined {
  const picture = /<metadata id="podwalk-link">(1\.[\w-]+)<\/metadata>/.exec(text);
  const document = /^\{\s*"podwalk": \{[\s\S]*?"opens": "(1\.[\w-]+)"/.exec(text);
  return picture?.[1] ?? document?.[1];
}

/** The address at which a file of ours opens; `undefined` when it carries no link, or one that is broken. */
export function addressCarriedBy(text: string): string | undefined {
  const fragment = linkCarriedBy(text);
  if (fragment === undefined) return undefined;
  try {
    const { machine } = decodeLink(fragment);
    return `${machine === 'pod' ? '/walk' : `/walk/${machine}`}#${fragment}`;
  } catch {
    return undefined;
  }
}
