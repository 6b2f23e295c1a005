import type { MapSchema, NumberSchema, Schema, TextSchema } from './schema.ts';
import { spanPattern } from './span.ts';
import { registryAnswers } from './world.ts';

/** The version of the format, as a world names it. */
export const worldVersion = 'podwalk/v1';

const span: TextSchema = { type: 'string', pattern: spanPattern, examples: ['20s', '1m30s'] };
const orNever = `${spanPattern}|^never$`;

function time(description: string): TextSchema {
  return { ...span, description };
}

function timeOrNever(description: string): TextSchema {
  return { type: 'string', pattern: orNever, examples: ['20s', '1m30s', 'never'], description };
}

function name(description: string, ...examples: readonly string[]): TextSchema {
  return { type: 'string', minLength: 1, examples, description };
}

function oneOf(description: string, ...words: readonly string[]): TextSchema {
  return { type: 'string', enum: words, description };
}

function quantity(description: string, ...examples: readonly (string | number)[]): TextSchema {
  return {
    type: ['string', 'number'],
    pattern: '^\\d+(\\.\\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$',
    examples,
    description,
  };
}

const exitCode: NumberSchema = { type: 'integer', minimum: 0, maximum: 255, description: 'The exit code.' };
const labels: MapSchema = { type: 'object', title: 'labels', additionalProperties: { type: 'string' } };
const flag = (description: string): Schema => ({ type: 'boolean', description });

function map(
  title: string,
  required: readonly string[],
  properties: Readonly<Record<string, Schema>>,
  description?: string,
): MapSchema {
  return {
    type: 'object',
    title,
    ...(description ? { description } : {}),
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

const image = map('an image', ['image'], {
  image: name('The reference as the manifest has it.', 'ghcr.io/acme/hello:1.0'),
  registry: oneOf('How the registry answers a pull; present when it is left out.', ...registryAnswers),
  from: time('Since when this is so; the last item that has begun counts.'),
  takes: time('How long a pull takes.'),
  onNode: flag('The node holds a copy already.'),
  runsAs: oneOf('The user of the image.', 'nonRoot', 'root'),
});

const otherPod = map('a pod', [], {
  labels,
  cpu: quantity('What it requests.', 1, '500m'),
  memory: quantity('What it requests.', '512Mi'),
  hostPorts: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 65_535 } },
  from: time('When it comes.'),
  until: time('When it has left.'),
});

const effect = oneOf('What it does to pods.', 'NoSchedule', 'PreferNoSchedule', 'NoExecute');

const taint = map('a taint', ['key', 'effect'], {
  key: name('Its key.', 'dedicated'),
  value: { type: 'string' },
  effect,
});

const node = map('a node', ['name'], {
  name: name('Its name.', 'node-1'),
  cpu: quantity('What pods may request of it; as much as they like when it is left out.', 2, '500m'),
  memory: quantity('What pods may request of it.', '4Gi'),
  maxPods: { type: 'integer', minimum: 0, maximum: 10_000, description: 'How many pods it takes.' },
  labels,
  taints: { type: 'array', items: taint },
  cordoned: flag('Nothing new is scheduled to it.'),
  pods: { type: 'array', items: otherPod, description: 'What runs there beside the pod of the walk.' },
  from: time('When it joins the cluster.'),
  until: time('When its Node object is deleted.'),
  silent: map('a silence', [], {
    from: time('Since when its kubelet does not answer.'),
    until: time('Until when; for good when left out.'),
    noticed: timeOrNever('When the node controller marks the node; 50 s later when left out.'),
  }),
  network: map('a network', ['fails'], {
    fails: oneOf('How its network plug-in fails.', 'sandbox', 'notReady'),
    from: time('Since when.'),
    until: time('Until when; for good when left out.'),
  }),
});

const object = map('an object', ['kind', 'name'], {
  kind: oneOf('What it is.', 'ConfigMap', 'Secret', 'PersistentVolumeClaim', 'ServiceAccount'),
  name: name('Its name.', 'settings'),
  from: timeOrNever('When somebody creates it.'),
  until: time('When somebody deletes it.'),
  keys: { type: 'array', items: { type: 'string' }, description: 'Its keys; all that are asked for when left out.' },
  bound: timeOrNever('When the claim has its volume.'),
});

const after = time('How long after the start of the run.');
const run: Schema = {
  title: 'a run',
  oneOf: [
    map('a run', ['ends'], { ends: { type: 'string', const: 'exit' }, code: exitCode, after }),
    map('a run', ['ends'], { ends: { type: 'string', const: 'outOfMemory' }, after }),
    map('a run', ['ends'], { ends: { type: 'string', const: 'never' } }),
    map('a run', ['ends'], { ends: { type: 'string', const: 'commandNotFound' } }),
    map('a run', ['ends'], { ends: { type: 'string', const: 'permissionDenied' } }),
  ],
};

const stop: Schema = {
  title: 'an answer to SIGTERM',
  description: 'What the process does at SIGTERM.',
  oneOf: [
    map('an answer to SIGTERM', ['ends'], {
      ends: { type: 'string', const: 'exit' },
      code: exitCode,
      after: time('How long after SIGTERM.'),
    }),
    map('an answer to SIGTERM', ['ends'], { ends: { type: 'string', const: 'never' } }, 'It ignores SIGTERM.'),
  ],
};

const hook = map('a hook', [], { takes: time('How long it takes.'), fails: flag('It fails.') });
const probe: Schema = {
  type: 'array',
  minItems: 1,
  description: 'What a probe hears. It succeeds until an item has begun; of those that have, the last counts.',
  items: map('an answer', ['answer'], {
    answer: oneOf('What the probe hears.', 'succeeds', 'fails'),
    after: time('How long after the start of the container.'),
    from: time('At which time of the walk.'),
  }),
};

const container = map('a container', [], {
  runs: { type: 'array', minItems: 1, items: run, description: 'Its runs in their order; the last is repeated.' },
  stops: stop,
  postStart: hook,
  preStop: hook,
  startup: probe,
  readiness: probe,
  liveness: probe,
});

const at = time('At which time of the walk.');
const ofNode = name('Which node; the one of the pod when left out.', 'node-1');
const ofContainer = name('Which container.', 'app');
const message = name('What the component reports.', 'Usage of EmptyDir volume "v" exceeds the limit "5Mi". ');

function deed(word: string, required: readonly string[], more: Readonly<Record<string, Schema>>, says: string) {
  const own = { at, do: { type: 'string', const: word }, ...more } as const;
  return map('something that happens', ['at', 'do', ...required], own, says);
}

const happening: Schema = {
  title: 'something that happens',
  oneOf: [
    deed('delete', [], { grace: time('The grace.') }, 'Somebody deletes the pod.'),
    deed('forceDelete', [], {}, 'Somebody deletes the pod with grace 0 and without waiting.'),
    deed('evict', [], {}, 'Somebody evicts the pod through the Eviction API.'),
    deed('drain', [], { node: ofNode }, 'Somebody cordons a node and evicts its pods.'),
    deed('cordon', ['node'], { node: ofNode }, 'Somebody cordons a node.'),
    deed('uncordon', ['node'], { node: ofNode }, 'Somebody lets a node take pods again.'),
    deed(
      'taint',
      ['key', 'effect'],
      { node: ofNode, key: name('Its key.', 'maintenance'), effect },
      'A node gets a taint.',
    ),
    deed('preempt', [], {}, 'The scheduler takes the place for a pod of higher priority.'),
    deed('pressure', [], { message }, 'The kubelet evicts the pod because the node, or the pod, used too much.'),
    deed('displace', [], {}, 'The kubelet stops the pod to admit a critical one.'),
    deed('shutDown', [], {}, 'The node shuts down gracefully.'),
    deed('deleteNode', [], { node: ofNode }, 'Somebody deletes the Node object.'),
    deed('loseSandbox', [], {}, 'The sandbox of the pod is lost, as after a restart of the node.'),
    deed('kill', ['container'], { container: ofContainer, code: exitCode }, 'Somebody kills the process.'),
    deed('removeFinalizers', [], {}, 'The finalizers are taken off.'),
    deed('removeGates', [], {}, 'The scheduling gates are taken off.'),
    deed('openGates', [], {}, 'The conditions of the readiness gates are set to True.'),
    deed(
      'editImage',
      ['container', 'image'],
      { container: ofContainer, image: name('The new reference.', 'ghcr.io/acme/hello:1.1') },
      'Somebody changes the image of a container that does not run: the next pull asks for the new one.',
    ),
    deed(
      'event',
      ['event'],
      {
        event: name('An event of the machine, as `podwalk export pod --format json` names it.', 'creation.failed.app'),
        until: time('Until then it happens whenever it can; without it, once.'),
        code: exitCode,
        message,
      },
      'Any event of the machine, as soon as it can happen.',
    ),
  ],
};

/** The JSON Schema of a world; `lib/world/world.schema.json` is its text. */
export const worldSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:podwalk:world:v1',
  ...map('a world', ['apiVersion', 'kind'], {
    apiVersion: { type: 'string', const: worldVersion },
    kind: { type: 'string', const: 'World' },
    request: oneOf(
      'How the API server refuses the manifest; it takes it when this is left out.',
      ...['unauthorized', 'forbidden', 'denied', 'quota', 'invalid'],
    ),
    images: { type: 'array', items: image, description: 'Images that are not listed are in the registry.' },
    nodes: { type: 'array', items: node, description: 'Without any, the pod finds a node that suits it.' },
    objects: { type: 'array', items: object, description: 'Objects that are not listed exist.' },
    containers: {
      type: 'object',
      title: 'containers',
      additionalProperties: container,
      description:
        'Processes, by the name of their container. One that is not listed runs on, or completes where it is meant to.',
    },
    happens: { type: 'array', items: happening, description: 'What people and controllers do.' },
  }),
  description: 'Everything outside of a manifest that decides what becomes of its pod. What is left out goes well.',
} as const;
