import { type Fields, fields, flag, integer, listOf, text } from '@/lib/kubernetes/fields.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';
import { deedOf } from './deed-reading.ts';
import { spanOf } from './span.ts';
import {
  type Hook,
  type ImageFact,
  type NodeFact,
  type ObjectFact,
  type OtherPod,
  type ProbeAnswer,
  type ProcessFact,
  type RegistryAnswer,
  type Run,
  registryAnswers,
  type Stop,
  type Stretch,
  type Taint,
  type World,
} from './world.ts';

/** The world that a value means in which the schema has found no fault; what it leaves out gets its default. */
export function toWorld(value: unknown): World {
  const world = fields(value) ?? {};
  const request = text(world.request);
  return {
    ...(isRefusal(request) ? { request } : {}),
    images: listOf(world.images, (item) => read(item, imageOf)),
    nodes: listOf(world.nodes, (item) => read(item, nodeOf)),
    objects: listOf(world.objects, (item) => read(item, objectOf)),
    containers: Object.fromEntries(
      Object.entries(fields(world.containers) ?? {}).map(([name, own]) => [name, processOf(fields(own) ?? {})]),
    ),
    happens: listOf(world.happens, (item) => read(item, deedOf)),
  };
}

function read<T>(item: unknown, reader: (item: Fields) => T | undefined): T | undefined {
  const found = fields(item);
  return found && reader(found);
}

/** Milliseconds of a time; infinite for `never`. */
function timeOf(value: unknown): number | undefined {
  const written = text(value);
  if (written === 'never') return Number.POSITIVE_INFINITY;
  return written === undefined ? undefined : spanOf(written);
}

function stretchOf({ from, until }: Fields): Stretch {
  return { from: timeOf(from) ?? 0, until: timeOf(until) ?? Number.POSITIVE_INFINITY };
}

/** The node controller waits so long for the lease of a node. */
const leaseLasts = 50_000;

function silenceOf(item: Fields): NonNullable<NodeFact['silent']> {
  const { from, until } = stretchOf(item);
  const noticed = timeOf(item.noticed) ?? from + leaseLasts;
  return { from, until, noticed: noticed < until ? noticed : Number.POSITIVE_INFINITY };
}

function imageOf(item: Fields): ImageFact {
  const takes = timeOf(item.takes);
  const answer = text(item.registry);
  return {
    image: text(item.image) ?? '',
    registry: isRegistryAnswer(answer) ? answer : 'present',
    from: timeOf(item.from) ?? 0,
    ...(takes === undefined ? {} : { takes }),
    onNode: flag(item.onNode) ?? false,
    runsAsRoot: item.runsAs === 'root',
  };
}

function nodeOf(item: Fields): NodeFact {
  const silent = fields(item.silent);
  const network = fields(item.network);
  return {
    name: text(item.name) ?? '',
    ...resourcesOf(item, Number.POSITIVE_INFINITY),
    maxPods: integer(item.maxPods) ?? 110,
    labels: labelsOf(item.labels),
    taints: listOf(item.taints, (one) => read(one, taintOf)),
    cordoned: flag(item.cordoned) ?? false,
    pods: listOf(item.pods, (one) => read(one, otherPodOf)),
    ...stretchOf(item),
    ...(silent ? { silent: silenceOf(silent) } : {}),
    ...(network
      ? { network: { ...stretchOf(network), fails: network.fails === 'notReady' ? 'notReady' : 'sandbox' } }
      : {}),
  };
}

/** Millicores and bytes. */
function resourcesOf({ cpu, memory }: Fields, otherwise: number): { readonly cpu: number; readonly memory: number } {
  const cores = quantityOf(cpu);
  return { cpu: cores === undefined ? otherwise : Math.round(cores * 1000), memory: quantityOf(memory) ?? otherwise };
}

function labelsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value) ?? {}).map(([key, one]) => [key, String(one)]));
}

function taintOf(item: Fields): Taint {
  const effect =
    item.effect === 'NoExecute' || item.effect === 'PreferNoSchedule' ? item.effect : ('NoSchedule' as const);
  return { key: text(item.key) ?? '', value: text(item.value) ?? '', effect };
}

function otherPodOf(item: Fields): OtherPod {
  return {
    labels: labelsOf(item.labels),
    ...resourcesOf(item, 0),
    hostPorts: listOf(item.hostPorts, integer),
    ...stretchOf(item),
  };
}

function objectOf(item: Fields): ObjectFact {
  const { kind } = item;
  return {
    kind: kind === 'Secret' || kind === 'PersistentVolumeClaim' || kind === 'ServiceAccount' ? kind : 'ConfigMap',
    name: text(item.name) ?? '',
    ...stretchOf(item),
    ...(Array.isArray(item.keys) ? { keys: listOf(item.keys, text) } : {}),
    bound: timeOf(item.bound) ?? 0,
  };
}

function processOf(item: Fields): ProcessFact {
  const stops = fields(item.stops);
  return {
    runs: listOf(item.runs, (one) => read(one, runOf)),
    ...(stops ? { stops: stopOf(stops) } : {}),
    postStart: hookOf(item.postStart),
    preStop: hookOf(item.preStop),
    startup: listOf(item.startup, (one) => read(one, answerOf)),
    readiness: listOf(item.readiness, (one) => read(one, answerOf)),
    liveness: listOf(item.liveness, (one) => read(one, answerOf)),
  };
}

function runOf(item: Fields): Run {
  const after = timeOf(item.after) ?? 0;
  if (item.ends === 'exit') return { ends: 'exit', code: integer(item.code) ?? 0, after };
  if (item.ends === 'outOfMemory') return { ends: 'outOfMemory', after };
  if (item.ends === 'commandNotFound' || item.ends === 'permissionDenied') return { ends: item.ends };
  return { ends: 'never' };
}

function stopOf(item: Fields): Stop {
  if (item.ends !== 'exit') return { ends: 'never' };
  return { ends: 'exit', code: integer(item.code) ?? 0, after: timeOf(item.after) ?? 0 };
}

function hookOf(value: unknown): Hook {
  const hook = fields(value);
  const takes = timeOf(hook?.takes);
  return { ...(takes === undefined ? {} : { takes }), fails: flag(hook?.fails) ?? false };
}

function answerOf(item: Fields): ProbeAnswer {
  const after = timeOf(item.after);
  const from = timeOf(item.from);
  return {
    fails: item.answer === 'fails',
    ...(after === undefined ? {} : { after }),
    ...(from === undefined ? {} : { from }),
  };
}

function isRefusal(word: string | undefined): word is NonNullable<World['request']> {
  return ['unauthorized', 'forbidden', 'denied', 'quota', 'invalid'].some((known) => known === word);
}

function isRegistryAnswer(word: string | undefined): word is RegistryAnswer {
  return registryAnswers.some((known) => known === word);
}
