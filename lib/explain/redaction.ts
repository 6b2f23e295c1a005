import { fields, text } from '@/lib/kubernetes/fields.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { registryOf } from './causes/image-place.ts';

/** Replaces the names in a text by others that are always the same for the same name. */
export type Redaction = (text: string) => string;

/**
 * A redaction for everything that is said of some pods: their names, namespaces, nodes, images, registries, containers,
 * owners, volumes, `objects` that only the reader of the manifest knows of, addresses and uids get pseudonyms, and so does
 * what their programs said at their ends. `salt` makes the pseudonyms of one reader differ from those of another.
 */
export function redactionFor(pods: readonly Pod[], salt = '', objects: readonly string[] = []): Redaction {
  const names = new Map<string, string>();
  const add = (kind: string, name: string | undefined) => {
    if (name === undefined || name.length < 2 || common.has(name) || names.has(name)) return;
    names.set(name, `${kind}-${hashOf(`${salt}${kind}/${name}`)}`);
  };
  for (const object of objects) add('object', object);
  for (const { metadata, spec, status } of pods) {
    add('uid', metadata.uid);
    add('pod', metadata.name);
    add('namespace', metadata.namespace);
    add('node', spec.nodeName);
    for (const { ip } of [...status.podIPs, { ip: status.podIP }]) add('address', ip);
    for (const owner of metadata.ownerReferences) add('owner', owner.name);
    for (const owner of metadata.ownerReferences) add('uid', owner.uid);
    for (const owner of metadata.ownerReferences) add('owner', owner.name.replace(/-[a-z0-9]+$/, ''));
    for (const finalizer of metadata.finalizers) add('finalizer', finalizer);
    for (const { name, ...source } of spec.volumes) {
      add('volume', name);
      for (const other of namesIn(source)) add('object', other);
    }
    for (const one of [...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers]) {
      add('image', one.image);
      if (one.image !== undefined && registryOf(one.image) !== 'docker.io') add('registry', registryOf(one.image));
      add('image', one.image?.replace(/@.*$/, '').replace(/:[^:/]*$/, ''));
      add('container', one.name);
      for (const other of namesIn([one.envFrom, one.env.map(({ valueFrom }) => valueFrom)])) add('object', other);
    }
  }
  for (const { status } of pods) {
    for (const { state, lastState } of [...status.initContainerStatuses, ...status.containerStatuses]) {
      for (const { message = '', reason } of [state.terminated, lastState.terminated].flatMap((end) => end ?? [])) {
        if (isEngines(reason)) continue;
        add('message', message.trim());
        add('message', message.replace(/\s+/g, ' ').trim());
      }
    }
  }
  const byBegin = new Map<string, string[]>();
  for (const name of [...names.keys()].sort((a, b) => b.length - a.length)) {
    const [begin = ''] = wordIn(name) ?? [];
    const others = byBegin.get(begin);
    if (others) others.push(name);
    else byBegin.set(begin, [name]);
  }
  return (whole) => {
    let redacted = '';
    let at = 0;
    // A pod may have thousands of names, so each word is looked up; what begins with a sign is found by its first word.
    for (const { 0: word, index } of whole.matchAll(words)) {
      const found = byBegin.get(word)?.find((name) => standsAt(whole, name, index - beginOf(name)));
      const from = found === undefined ? -1 : index - beginOf(found);
      if (found === undefined || from < at) continue;
      redacted += whole.slice(at, from) + names.get(found);
      at = from + found.length;
    }
    redacted += whole.slice(at);
    for (const name of byBegin.get('') ?? []) redacted = redacted.replaceAll(name, names.get(name) ?? '');
    redacted = redacted.replace(urls, (one) => `https://address-${hashOf(`${salt}address/${one}`)}`);
    return redacted.replace(addresses, (one) => `address-${hashOf(`${salt}address/${one}`)}`);
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

/** Of a program that did not even start, the container engine speaks. */
export function isEngines(reason: unknown): boolean {
  return reason === 'StartError' || reason === 'ContainerCannotRun';
}

/** A query may name an account. */
const urls = /\bhttps?:\/\/[^\s"'`<>)]+/g;

const addresses = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** No name has an underscore, but the kubelet parts two by one: `web_shop(1f2e)`. */
const words = /[A-Za-z0-9-]+/g;

function wordIn(name: string): RegExpExecArray | null {
  return /[A-Za-z0-9-]+/.exec(name);
}

function beginOf(name: string): number {
  return wordIn(name)?.index ?? 0;
}

/** Whether the name stands there as a whole. */
function standsAt(whole: string, name: string, at: number): boolean {
  return whole.startsWith(name, at) && !/[A-Za-z0-9-]/.test(whole.charAt(at + name.length));
}

/** FNV-1a: short, stable, and not meant to withstand who tries all names; hence the salt. */
function hashOf(whole: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < whole.length; at++) hash = Math.imul(hash ^ whole.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-5);
}
