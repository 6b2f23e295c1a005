import { Material } from '../lib/explain/input/material.ts';
import { Reading } from '../lib/explain/input/reading.ts';
import { inquiryInto } from '../lib/explain/inquiry.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { type Kubectl, kubectlWith } from './kubectl.ts';
import { parseOptions } from './options.ts';
import { formOf, tellInquiry } from './told-inquiry.ts';

/** `kubectl podwalk explain`: asks the user's own kubectl, and explains what it prints. */
export const plugin: Command = {
  name: 'explain',
  summary: 'Say what is wrong with a pod of the cluster, how it got there, and why',
  help: `Usage: kubectl podwalk explain [POD] [options]

Asks your own kubectl for a pod, its Events and its node, and says what is wrong, what that
rests on, how it got there, what comes next by itself and what can be done. Without POD it
explains every pod of the namespace that is not well. It only reads: kubectl hears no verb
but get.

Options:
  -n, --namespace NAME    The namespace, if it is not that of the context
  -A, --all-namespaces    Without POD: the pods of all namespaces
      --context NAME      The context of the kubeconfig
      --kubeconfig FILE   The kubeconfig
      --as USER           The user to act as
  -o, --output FORM       text (the default), json: an array with one object per pod, or markdown
      --all               Every pod, those that are well too
      --what-if           Try in the simulator what would end each cause; the cluster is left alone
  -h, --help              Print this help

Exit code: 0 if every pod is explained, 2 after one sentence if kubectl fails.

Example: kubectl podwalk explain web-5d9c -n shop
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('explain', argv, {
    namespace: { type: 'string', short: 'n' },
    'all-namespaces': { type: 'boolean', short: 'A', default: false },
    context: { type: 'string' },
    kubeconfig: { type: 'string' },
    as: { type: 'string' },
    output: { type: 'string', short: 'o' },
    all: { type: 'boolean', default: false },
    'what-if': { type: 'boolean', default: false },
  });
  const form = formOf(values.output);
  const [named, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`explain takes one pod, ${positionals.length} are given.`);
  const where = (['context', 'kubeconfig', 'as'] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  const within = values.namespace === undefined ? [] : [`--namespace=${values.namespace}`];
  const present = Date.now();
  const material = new Material();
  const take = (text: string, what: string) => {
    const reading = new Reading(material, present, `kubectl get ${what}`);
    reading.push(text);
    reading.end();
  };
  const inNamespace = kubectlWith([...within, ...where]);
  const inCluster = kubectlWith(where);
  if (named === undefined) {
    const everywhere = values['all-namespaces'];
    const kubectl = everywhere ? kubectlWith(['--all-namespaces', ...where]) : inNamespace;
    take(await kubectl.get(['pods,events']), 'pods,events');
    if (material.pods.some(({ seen }) => seen.object.spec.nodeName === undefined)) {
      await takeNodes(inCluster, ['nodes'], take, streams);
    }
    if (material.pods.length === 0) throw new UsageError('there is no pod there. Name another namespace with -n.');
  } else {
    const name = named.replace(/^pods?\//, '');
    // kubectl would take anything else for something of its own.
    if (!podName.test(name)) throw new UsageError(`${named} is no name of a pod.`);
    take(await inNamespace.get(['pod', name]), `pod ${name}`);
    take(await inNamespace.get(['events', `--field-selector=involvedObject.name=${name}`]), 'events');
    const node = material.pods[0]?.seen.object.spec.nodeName;
    await takeNodes(inCluster, node === undefined ? ['nodes'] : ['node', node], take, streams);
  }
  const told = { form, all: values.all || named !== undefined, tries: values['what-if'] };
  await tellInquiry(inquiryInto(material, present, present), told, streams);
  return 0;
}

/** Few may read nodes; without them less is proven, but nothing is wrong. */
async function takeNodes(
  kubectl: Kubectl,
  what: readonly string[],
  take: (text: string, what: string) => void,
  { stderr }: Streams,
): Promise<void> {
  try {
    take(await kubectl.get(what), what.join(' '));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`podwalk: ${error.message} The rest is used.\n`);
  }
}

const podName = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;
