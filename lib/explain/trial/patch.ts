import { stringify } from 'yaml';
import type { Fields } from '@/lib/kubernetes/fields.ts';
import type { Facts } from '../facts.ts';
import type { Command } from '../finding.ts';
import { ownerOf } from '../owner.ts';
import type { Fix } from './fix.ts';

/** How a fix gets into the cluster. */
export interface Patch {
  /** The fields that change, as YAML; empty where nothing in the manifest does. */
  readonly yaml: string;
  readonly command?: Command;
  /** The pod that is there cannot take it, or is replaced by whoever makes pods of that template. */
  readonly makesAnew: boolean;
}

/** The patch of a fix: on the owner if the pod has one, else on the pod where Kubernetes allows that. Throws an InputError. */
export function patchFor(facts: Facts, { edit }: Fix, to = edit?.to ?? ''): Patch {
  if (!edit) return { yaml: '', makesAnew: false };
  const change = edit.patch(to);
  const yaml = stringify(change).trimEnd();
  const target = ownerOf(facts);
  // Finalizers are of this object alone, and gates are opened pod by pod.
  const isOwn = edit.field.startsWith('metadata.') || edit.field === 'spec.schedulingGates';
  if (target !== undefined && !isOwn) {
    const run = `${facts.kubectl} patch ${target} --patch ${quoted({ spec: { template: change } })}`;
    return { yaml, makesAnew: true, command: { run, risk: 'changes', why: 'New pods of it get the change.' } };
  }
  const [maker] = facts.pod.metadata.ownerReferences;
  if (maker && !isOwn && !madeAnew.has(maker.kind)) {
    const run = `${facts.kubectl} apply -f FILE`;
    const why = `Change it in the manifest of whoever makes the pod, the ${maker.kind} ${maker.name} or what owns that: new pods of it get the change.`;
    return { yaml, makesAnew: true, command: { run, risk: 'changes', why } };
  }
  const isMade = maker !== undefined && !isOwn;
  if (!isOwn && (edit.onPod === 'never' || facts.ended || isMade)) {
    const run = `${facts.kubectl} replace --force -f FILE`;
    const why = isMade
      ? 'Change it in the manifest of whoever makes the pod, whose template stays as it is: it has to be made anew.'
      : 'A pod that is there cannot take it: change its manifest and make it anew.';
    return { yaml, makesAnew: true, command: { run, risk: 'destroys', why } };
  }
  const resource = edit.onPod === 'resize' ? '--subresource resize ' : '';
  const run = `${facts.kubectl} patch pod ${facts.name} ${resource}--patch ${quoted(change)}`;
  const risk = edit.risk ?? 'changes';
  return { yaml, makesAnew: false, command: { run, risk, why: 'The pod that is there takes the change.' } };
}

/** Whose template stays as it is. */
const madeAnew: ReadonlySet<string> = new Set(['Job', 'Node']);

function quoted(patch: Fields): string {
  return `'${JSON.stringify(patch).replaceAll("'", `'\\''`)}'`;
}
