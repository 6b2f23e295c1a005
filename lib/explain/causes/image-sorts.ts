import type { FailedAnswer } from '@/lib/world/registry.ts';
import { type Sort, sortOf } from '../cause.ts';

/** One way in which a pull fails, told by the words of registries and container engines. */
export interface ImageSort extends Sort {
  /** `{image}` and `{registry}` are filled in. */
  readonly verdict: string;
  readonly outlook: string;
  readonly claim: string;
  /** What the registry answers in a world where pulls fail like that. */
  readonly answer: FailedAnswer;
  /** The word that would tell of it, where the lack of it rules it out. */
  readonly sign?: string;
  /** What else the same words may mean. */
  readonly or?: { readonly cause: string; readonly says: string };
}

/**
 * In the order in which words decide: a registry that was not reached cannot have answered, and what it answered about
 * limits and access says more than that an image is missing.
 */
export const imageSorts: readonly ImageSort[] = [
  {
    id: 'image-signature-refused',
    title: 'an image without an accepted signature',
    answer: 'unsigned',
    pattern: /SignatureValidationFailed|signature (?:validation|verification)|Source image rejected/i,
    verdict: 'The node’s policy does not accept the signature of {image}, so the container cannot start.',
    outlook: 'Trying again will not help; a signed image, or another policy, will.',
    claim: 'The image came, and its signature was refused.',
  },
  {
    id: 'image-short-name',
    title: 'an image name without a registry where none is searched',
    answer: 'failing',
    pattern: /short-name .*did not resolve to an alias|no unqualified-search registries/i,
    verdict: 'The name {image} names no registry, and the container engine searches none for such a short name.',
    outlook: 'Trying again will not help; the name with its registry will, as docker.io/library/nginx.',
    claim: 'No registry was asked: the engine does not know which.',
  },
  {
    id: 'image-no-space',
    title: 'no space on the node for the image',
    answer: 'failing',
    pattern: /no space left on device|disk quota exceeded/i,
    verdict: 'The node has no disk space left for {image}, so the container cannot start.',
    outlook: 'It may pass when the kubelet removes unused images; a node with more space is surer.',
    claim: 'The pull ended because the disk is full.',
  },
  {
    id: 'image-rate-limited',
    title: 'a registry that limits pulls',
    answer: 'limited',
    pattern: /toomanyrequests|too many requests|\b429\b|pull rate limit|rate exceeded/i,
    verdict: '{registry} limits how often images are pulled, and refused {image} for now.',
    outlook: 'It passes when the limit is reset; pulling with a login, or from a mirror, raises it.',
    claim: 'The registry was reached, and answered that there were too many requests.',
    sign: 'toomanyrequests',
  },
  {
    id: 'image-pull-throttled',
    title: 'a kubelet that pulls too many images at once',
    answer: 'limited',
    pattern: /pull QPS exceeded/i,
    verdict: 'The kubelet pulls too many images at once and put off {image}.',
    outlook: 'It passes by itself within minutes.',
    claim: 'The kubelet’s own limit (registryPullQPS) was reached; no registry was asked.',
  },
  {
    id: 'image-plain-http',
    title: 'a registry that speaks plain HTTP',
    answer: 'unreachable',
    pattern:
      /server gave HTTP response to HTTPS client|malformed HTTP response|first record does not look like a TLS handshake/i,
    verdict: '{registry} speaks plain HTTP, and the container engine asks it by HTTPS, so {image} cannot be pulled.',
    outlook:
      'Trying again will not help; the engine on the node must be told that the registry is insecure, or the registry needs TLS.',
    claim: 'The registry was reached, and answered without TLS.',
  },
  {
    id: 'image-tls',
    title: 'a registry whose certificate is not accepted',
    answer: 'unreachable',
    pattern:
      /x509:|certificate (?:signed by unknown|has expired|is not valid|verify failed)|tls: (?!handshake timeout)/i,
    verdict: 'The container engine does not accept the TLS certificate of {registry}, so {image} cannot be pulled.',
    outlook:
      'Trying again will not help; the node must trust the registry’s certificate, or the registry needs another.',
    claim: 'The registry was reached, and the secure connection to it was refused.',
    sign: 'x509',
  },
  {
    id: 'image-registry-unreachable',
    title: 'a registry that cannot be reached',
    answer: 'unreachable',
    pattern:
      /dial tcp|no such host|i\/o timeout|connection refused|connection reset|network is unreachable|no route to host|name resolution|server misbehaving|TLS handshake timeout|context deadline exceeded|Client\.Timeout|RegistryUnavailable|proxyconnect/i,
    verdict: 'The node cannot reach {registry}, so {image} cannot be pulled.',
    outlook: 'It starts by itself once the registry answers; the kubelet keeps trying.',
    claim: 'The request got no answer from the registry itself.',
    sign: 'dial tcp',
  },
  {
    id: 'image-registry-error',
    title: 'a registry that answers with an error of its own',
    answer: 'failing',
    pattern:
      /": (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|\b50[0234] (?:Internal Server|Bad Gateway|Service Unavailable|Gateway)|(?:unexpected status|status code|invalid status)(?: code)?[^0-9]{0,40}50[0234]\b|received unexpected HTTP status: 50[0234]\b/i,
    verdict: '{registry} was reached and answered with an error of its own, so {image} cannot be pulled.',
    outlook: 'It starts by itself once the registry, or a proxy before it, works again; the kubelet keeps trying.',
    claim: 'The registry, or a proxy before it, answered with a server error.',
  },
  {
    id: 'image-wrong-architecture',
    title: 'an image for another architecture',
    answer: 'notFound',
    pattern:
      /no match(?:ing manifest)? for (?:platform|linux|windows)|no image found in (?:manifest list|image index) for|does not match the (?:specified|detected) platform|exec format error/i,
    verdict: '{image} was not built for this node’s architecture, so the container cannot start.',
    outlook: 'Trying again will not help; an image for this architecture, or another node, will.',
    claim: 'The image exists, but not for this platform.',
    sign: 'no match for platform',
  },
  {
    id: 'image-corrupt',
    title: 'an image that cannot be unpacked',
    answer: 'failing',
    pattern:
      /failed to (?:extract|register) layer|unexpected EOF|failed size validation|failed checksum|digest.* (?:mismatch|did not match)|schema ?(?:version )?1|invalid tar header/i,
    verdict: 'The node got {image} but cannot unpack it.',
    outlook: 'It may pass with the next try; an image that is damaged in the registry must be pushed again.',
    claim: 'The pull began, and its content was not usable.',
  },
  {
    id: 'image-unauthorized',
    title: 'an image that the node may not pull',
    answer: 'unauthorized',
    pattern:
      /unauthori[sz]ed|authentication required|no basic auth credentials|insufficient_scope|access denied|\bdenied\b|403 Forbidden|401 Unauthorized|failed to authorize|unexpected status(?: code)?[^0-9]{0,40}40[13]|failed to fetch (?:anonymous|oauth) token/i,
    verdict: '{registry} does not let the node pull {image}, so the container cannot start.',
    outlook: 'Trying again will not help; a valid pull secret will.',
    claim: 'The registry was reached, and refused access.',
    sign: 'denied',
    or: {
      cause: 'image-not-found',
      says: 'The repository does not exist: some registries say “denied” for that too.',
    },
  },
  {
    id: 'image-not-found',
    title: 'an image that the registry does not have',
    answer: 'notFound',
    pattern: /not found|manifest unknown|name unknown|code = NotFound|does not exist|\b404\b/i,
    verdict: 'The registry has no {image}, so the container cannot start.',
    outlook: 'Trying again will not help; a tag that exists will.',
    claim: 'The registry was reached, and answered that it has no such image.',
    sign: 'not found',
    or: {
      cause: 'image-unauthorized',
      says: 'The repository is private and hides itself: some registries say “not found” for that too.',
    },
  },
];

/** The sort that the words of a failed pull are of; the name of the image itself may hold words like “denied”. */
export function imageSortOf(said: string, image: string | undefined): ImageSort | undefined {
  return sortOf(imageSorts, image ? said.replaceAll(image, 'IMAGE') : said);
}
