/** The tag and digest of an image reference; both undefined when it has neither. */
export interface ImageReference {
  /** The repository with its registry, as written. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * Takes an image reference apart, or gives undefined when no container runtime could parse it
 * (facts 4.1; pkg/util/parsers/parsers.go ParseImageName).
 */
export function parseImageReference(image: string): ImageReference | undefined {
  const match = imageGrammar.exec(image);
  if (match === null) return undefined;
  const [, repository = '', tag, digest] = match;
  return { repository, tag, digest };
}

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const domain = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const word = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
/** How an image reference is written, as a regular expression: the repository, the tag and the digest are its groups. */
export const imageGrammar = new RegExp(
  `^((?:${domain}/)?${word}(?:/${word})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${digest}))?$`,
);
