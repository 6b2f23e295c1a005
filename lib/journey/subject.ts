import type { Chart } from '@/machines/chart.ts';
import { type ChartId, chartOf } from '@/machines/charts.ts';
import { hello } from '@/machines/hello.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { InputError } from '../kubernetes/input-error.ts';
import type { Workload } from '../kubernetes/manifest.ts';
import type { LinkSubject } from './link.ts';

/** What is walked: a machine, and for a pod's the pod that it was compiled for. */
export interface Subject {
  readonly chart: Chart;
  /** The pod's name; absent where the machine is the same for every pod. */
  readonly name?: string;
  /** What one should know of it: `2 containers, 1 sidecar, restartPolicy Always`. */
  readonly summary?: string;
  /** Absent for the subject that the machine's walks begin with. */
  readonly link?: LinkSubject;
}

/** What a machine's walks begin with: its own sample, which needs no manifest to be read. */
export function firstSubject(machine: ChartId): Subject {
  const pod = machine === 'pod' ? { name: hello.name, summary: summaryOf(hello) } : {};
  return { chart: chartOf(machine), ...pod };
}

/** The subject that a link or a reader names. The reader of manifests is loaded only here, when somebody needs it. */
export async function openSubject(machine: ChartId, link: LinkSubject | undefined): Promise<Subject> {
  if (link === undefined) return firstSubject(machine);
  const [{ readManifest }, { manifestOf }] = await Promise.all([
    import('../kubernetes/manifest.ts'),
    import('./link-manifest.ts'),
  ]);
  const { workloads } = readManifest(manifestOf(link));
  const workload = workloads['workload' in link ? link.workload : 0];
  if (!workload) throw new InputError({ what: 'the manifest has fewer workloads than that', remedy: 'Choose again.' });
  return podSubject(workload, link);
}

/** The subject of a workload that has been read already. */
export function podSubject({ name, spec }: Workload, link: LinkSubject): Subject {
  return { chart: chartOf('pod', spec), name, summary: summaryOf(spec), link };
}

/** A pod's containers and its restart policy in a few words. */
export function summaryOf({ containers, restartPolicy }: PodSpec): string {
  const count = (kind: string) => containers.filter((container) => container.kind === kind).length;
  const [main, init, sidecars] = [count('main'), count('init'), count('sidecar')];
  const parts = [
    `${main} ${main === 1 ? 'container' : 'containers'}`,
    ...(init > 0 ? [`${init} init`] : []),
    ...(sidecars > 0 ? [`${sidecars} ${sidecars === 1 ? 'sidecar' : 'sidecars'}`] : []),
    `restartPolicy ${restartPolicy}`,
  ];
  return parts.join(', ');
}
