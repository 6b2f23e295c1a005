import { InputError } from '../lib/kubernetes/input-error.ts';
import { readManifest, type Workload } from '../lib/kubernetes/manifest.ts';
import type { Streams } from './command.ts';
import { fileLimit, readInput } from './input.ts';

/**
 * Reads the manifest in a file and gives the workload that is asked for, as NAME or KIND/NAME; without a name, the
 * only one that there is.
 */
export async function readWorkload(file: string, wanted: string | undefined, streams: Streams): Promise<Workload> {
  const input = await readInput(file, streams);
  const { workloads } = readManifest(input.source, input.file, fileLimit);
  const found = wanted === undefined ? workloads : workloads.filter((workload) => isCalled(workload, wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const what =
    wanted === undefined || only !== undefined ? 'several workloads are in it' : `there is no ${wanted} in it`;
  throw new InputError({ file: input.file, line: found[1]?.line, what, remedy: `Choose ${listOf(workloads)}.` });
}

function isCalled({ kind, name }: Workload, wanted: string): boolean {
  return wanted === name || wanted.toLowerCase() === `${kind}/${name}`.toLowerCase();
}

function listOf(workloads: readonly Workload[]): string {
  const options = workloads.slice(0, 10).map(({ kind, name }) => `--name ${kind}/${name}`);
  return options.length < workloads.length ? `${options.join(', ')} or another` : options.join(' or ');
}
