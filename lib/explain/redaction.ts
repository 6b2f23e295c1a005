import { fields, text } from '@/lib/kubernetes/fields.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';

/** Replaces the names in a text by others that are always the same for the same name. */
export type Redaction = (text: string) => string;

/**
 * A redaction for everything that is said of some pods: their names, namespaces, nodes, images, containers, owners, volumes,
 * addresses and uids get pseudonyms. `salt` makes the pseudonyms of one reader differ from those of another.
 */
export function redactionFor(pods: readonly Pod[], salt = ''): Redaction {
  const names = new Map<string, string>();
  const add = (kind: string, name: string | undefined) => {
    if (name === undefined || name.length < 2 || common.has(name) || names.has(name)) return;
    names.set(name, `${kind}-${hashOf(`${salt}${kind}/${name}`)}`);
  };
  for (const { metadata, spec, status } of pods) {
    add('uid', metadata.uid);
    add('pod', metadata.name);
    add('namespace', metadata.namespace);
    add('node', spec.nodeName);
    for (const { ip } of [...status.podIPs, { ip: status.podIP }]) add('address', ip);
    for (const owner of metadata.ownerReferences) add('owner', owner.name);
    for (const owner of metadata.ownerReferences) add('owner', owner.name.replace(/-[a-z0-9]+$/, ''));
    for (const finalizer of metadata.finalizers) add('finalizer', finalizer);
    for (const { name, ...source } of spec.volumes) {
      add('volume', name);
      for (const other of namesIn(source)) add('object', other);
    }
    for (const one of [...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers]) {
      add('image', one.image);
      add('image', one.image?.replace(/@.*$/, '').replace(/:[^:/]*$/, ''));
      add('container', one.name);
      for (const other of namesIn([one.envFrom, one.env.map(({ valueFrom }) => valueFrom)])) add('object', other);
    }
  }
  const longestFirst = [...names].sort(([a], [b]) => b.length - a.length);
  return (whole) => {
    let redacted = whole;
    for (const [name, pseudonym] of longestFirst) redacted = redacted.replace(wholeWord(name), pseudonym);
    return redacted.replace(addresses, (address) => `address-${hashOf(`${salt}address/${address}`)}`);
  };
}

/** The names of ConfigMaps, Secrets and claims that a part of a spec refers to. */
function namesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  return Object.entries(fields(part) ?? {}).flatMap(([key, value]) => {
    const name = /^(?:name|secretName|claimName)$/.test(key) ? text(value) : undefined;
    return name === undefined ? namesIn(value) : [name];
  });
}

/** Words that say nothing about anybody. */
const common: ReadonlySet<string> = new Set([
  'default',
  'kube-system',
  'main',
  'Pod',
  'reason',
  'status',
  'spec',
  'name',
]);

const addresses = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** No name has an underscore, but the kubelet parts two by one: `web_shop(1f2e)`. */
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9-])${name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![A-Za-z0-9-])`, 'g');
}

/** FNV-1a: short, stable, and not meant to withstand who tries all names; hence the salt. */
function hashOf(whole: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < whole.length; at++) hash = Math.imul(hash ^ whole.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-5);
}
