import type { PodSpec } from '../../machines/pod-spec.ts';
import { type Path, pageLimit, readDocuments, type SizeLimit, type SourceDocument } from './documents.ts';
import { type Fields, fields, isFields, text } from './fields.ts';
import { InputError, located } from './input-error.ts';
import { nearestName } from './nearest-name.ts';
import { parsePod } from './pod.ts';
import { checkNames, checkPodSpec, type Fail, isLabel, isSubdomain } from './pod-check.ts';
import { objectFields } from './pod-fields.ts';
import { toPodSpec } from './spec-defaults.ts';

type WorkloadKind =
  | 'Pod'
  | 'Deployment'
  | 'ReplicaSet'
  | 'ReplicationController'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob';

/** An object that is a Pod or makes Pods. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  /** Where it begins in the text, counted from 1. */
  readonly line: number;
  /** One of its Pods, called like the workload: the suffix that a controller would draw is left out. */
  readonly spec: PodSpec;
  /** The Pod or Pod template as it is written: what decides where the pod may run, and more, stands only there. */
  readonly template: Fields;
}

/** An object that the manifest holds and that makes no Pods. */
interface SkippedObject {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
}

export interface Manifest {
  /** In the order of the text; never empty. */
  readonly workloads: readonly Workload[];
  readonly skipped: readonly SkippedObject[];
}

/**
 * Reads a manifest in YAML or JSON: several documents, and Lists. The first fault throws an InputError that says
 * in one sentence what is wrong, on which line, and what to do.
 */
export function readManifest(source: string, file?: string, limit: SizeLimit = pageLimit): Manifest {
  try {
    const reading: Reading = { workloads: [], skipped: [] };
    for (const document of readDocuments(source, limit)) readObject(document.value, [], document, reading);
    if (reading.workloads.length === 0) throw noPod(reading.skipped);
    return reading;
  } catch (error) {
    throw located(error, file);
  }
}

interface Reading {
  readonly workloads: Workload[];
  readonly skipped: SkippedObject[];
}

interface KindRule {
  readonly group: string;
  /** Where its Pod template stands; a Pod is its own. */
  readonly template: Path;
  readonly restart: 'any' | 'always' | 'ends';
}

const kinds: Readonly<Record<WorkloadKind, KindRule>> = {
  Pod: { group: '', template: [], restart: 'any' },
  Deployment: { group: 'apps', template: ['spec', 'template'], restart: 'always' },
  ReplicaSet: { group: 'apps', template: ['spec', 'template'], restart: 'always' },
  ReplicationController: { group: '', template: ['spec', 'template'], restart: 'always' },
  StatefulSet: { group: 'apps', template: ['spec', 'template'], restart: 'always' },
  DaemonSet: { group: 'apps', template: ['spec', 'template'], restart: 'always' },
  Job: { group: 'batch', template: ['spec', 'template'], restart: 'ends' },
  CronJob: { group: 'batch', template: ['spec', 'jobTemplate', 'spec', 'template'], restart: 'ends' },
};

function readObject(value: unknown, path: Path, document: SourceDocument, reading: Reading): void {
  const fail: Fail = (at, what, remedy) => {
    throw new InputError({ line: document.lineOf(at), what, remedy });
  };
  if (!isFields(value)) fail(path, 'this is not a Kubernetes object', 'Begin with apiVersion and kind.');
  const kind = text(value.kind);
  if (kind === undefined || kind === '') {
    const near = Object.keys(value).find((key) => nearestName(key, ['kind']) !== undefined);
    if (near !== undefined && near !== 'kind')
      fail([...path, near], `${near} is not a field of an object`, 'Did you mean kind?');
    fail(path, 'this is not a Kubernetes object: it has no kind', 'Begin with `apiVersion: v1` and `kind: Pod`.');
  }
  if (kind.endsWith('List') && Array.isArray(value.items)) {
    for (const [index, item] of value.items.entries()) readObject(item, [...path, 'items', index], document, reading);
    return;
  }
  if (!isWorkloadKind(kind) || !belongsTo(kinds[kind].group, text(value.apiVersion))) {
    const near = Object.keys(kinds).find((known) => isSlipOf(kind, known));
    if (near !== undefined) fail([...path, 'kind'], `there is no kind ${kind}`, `Did you mean ${near}?`);
    const name = text(fields(value.metadata)?.name) ?? '';
    reading.skipped.push({ kind, name, line: document.lineOf(path) });
    return;
  }
  reading.workloads.push(readWorkload(kind, value, path, document.lineOf(path), fail));
}

function readWorkload(kind: WorkloadKind, value: Fields, path: Path, line: number, fail: Fail): Workload {
  checkNames(value, objectFields, `a ${kind}`, path, fail);
  const { name, namespace } = readName(kind, value, path, fail);
  const { template, at } = readTemplate(kind, value, path, fail);
  const spec = descend(template, 'spec', 'the Pod', at, fail);
  checkPodSpec(spec, [...at, 'spec'], fail);
  checkRestartPolicy(kind, spec, [...at, 'spec'], fail);
  const finalizers = finalizersOf(kind, fields(template.metadata));
  const pod = parsePod({ kind: 'Pod', metadata: { name, namespace, finalizers }, spec }, kind);
  return { kind, name, namespace: namespace ?? 'default', line, spec: toPodSpec(pod), template };
}

function readName(kind: WorkloadKind, value: Fields, path: Path, fail: Fail): { name: string; namespace?: string } {
  const metadata = fields(value.metadata);
  const name = metadata?.name ?? metadata?.generateName;
  const named = metadata?.name === undefined ? 'generateName' : 'name';
  if (name === undefined || name === null || name === '') {
    fail([...path, 'metadata'], `the ${kind} has no name`, 'Give it a metadata.name.');
  }
  if (typeof name !== 'string')
    fail([...path, 'metadata', named], `the name of the ${kind} is not text`, 'Put it in quotes.');
  const whole = named === 'name' ? name : name.replace(/[-.]+$/, '');
  if (!isSubdomain(whole)) {
    fail(
      [...path, 'metadata', named],
      `a ${kind} cannot be called ${name}`,
      'Use lower-case letters, digits, dashes and dots, and begin and end with a letter or digit.',
    );
  }
  const namespace = metadata?.namespace;
  if (namespace === undefined || namespace === null || namespace === '') return { name: whole };
  if (typeof namespace !== 'string' || !isLabel(namespace)) {
    fail(
      [...path, 'metadata', 'namespace'],
      `a namespace cannot be called ${typeof namespace === 'string' ? namespace : JSON.stringify(namespace)}`,
      'Use at most 63 lower-case letters, digits and dashes.',
    );
  }
  return { name: whole, namespace };
}

function readTemplate(kind: WorkloadKind, value: Fields, path: Path, fail: Fail): { template: Fields; at: Path } {
  let template = value;
  let at = path;
  for (const step of kinds[kind].template) {
    template = descend(template, String(step), `the ${kind}`, at, fail);
    at = [...at, step];
  }
  return { template, at };
}

function descend(value: Fields, field: string, owner: string, path: Path, fail: Fail): Fields {
  const found = value[field];
  if (isFields(found)) return found;
  if (found !== undefined && found !== null)
    fail([...path, field], `${field} of ${owner} must be a map`, 'Indent its fields under it.');
  const near = Object.keys(value).find((key) => key !== field && nearestName(key, [field]) !== undefined);
  if (near !== undefined) fail([...path, near], `${near} is not a field of ${owner}`, `Did you mean ${field}?`);
  fail([...path, field], `${owner} has no ${field}`, `Add ${field}, with the containers under it.`);
}

function checkRestartPolicy(kind: WorkloadKind, spec: Fields, path: Path, fail: Fail): void {
  const { restart } = kinds[kind];
  const policy = spec.restartPolicy ?? undefined;
  if (restart === 'always' && policy !== undefined && policy !== 'Always') {
    fail(
      [...path, 'restartPolicy'],
      `the Pods of a ${kind} always restart, so restartPolicy cannot be ${policy}`,
      'Remove it.',
    );
  }
  if (restart === 'ends' && policy !== 'OnFailure' && policy !== 'Never') {
    const what = `the Pods of a ${kind} must end, so restartPolicy cannot ${policy === undefined ? 'be left out' : 'be Always'}`;
    fail([...path, 'restartPolicy'], what, 'Write `restartPolicy: OnFailure` or `Never`.');
  }
}

/** A Job keeps each of its Pods until it has counted it (facts D3). */
function finalizersOf(kind: WorkloadKind, metadata: Fields | undefined): readonly unknown[] {
  const own = Array.isArray(metadata?.finalizers) ? metadata.finalizers : [];
  return kinds[kind].restart === 'ends' ? [...own, 'batch.kubernetes.io/job-tracking'] : own;
}

function isWorkloadKind(kind: string): kind is WorkloadKind {
  return Object.hasOwn(kinds, kind);
}

function belongsTo(group: string, apiVersion: string | undefined): boolean {
  if (apiVersion === undefined) return true;
  return (apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '') === group;
}

function isSlipOf(written: string, kind: string): boolean {
  if (written === kind) return false;
  if (written.toLowerCase() === kind.toLowerCase() || written === `${kind}s`) return true;
  return kind.length > 4 && nearestName(written, [kind]) !== undefined;
}

function noPod(skipped: readonly SkippedObject[]): InputError {
  const found = [...new Set(skipped.map(({ kind }) => kind))].join(', ');
  return new InputError({
    line: skipped[0]?.line,
    what: found === '' ? 'the list is empty' : `there is no Pod in it, only ${found}`,
    remedy: 'Give a Pod, or something that makes Pods, such as a Deployment or a Job.',
  });
}
