/** What a verdict rests on: one claim, and the field or Event that it can be read in. */
export interface Evidence {
  /** A sentence for a person. */
  readonly claim: string;
  /** The object that says so: `Pod/shop/web`, `Event/shop/web.18eac64d`, `Node/node-1`. */
  readonly source: string;
  /** The field of that object: `status.containerStatuses[0].state.waiting.reason`. */
  readonly path: string;
  /** What stands there. */
  readonly value: string;
}

/** What a command may do: only look, change nothing that matters, change the cluster, or lose something for good. */
export type Risk = 'inspect' | 'low-risk' | 'changes' | 'destroys';

/** Something to type, with the pod's own names. */
export interface Command {
  readonly run: string;
  readonly risk: Risk;
  readonly why: string;
}

/** `certain` when the evidence excludes everything else, `likely` when little else fits, `possible` when much does. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Another cause that fits, and the one command that decides. */
export interface Alternative {
  readonly cause: string;
  readonly says: string;
  readonly decides: Command;
}

/** Another cause of the same sight, and why it is none here: it would have left another sign. */
export interface RuledOut {
  readonly cause: string;
  /** `it would say “x509”`. */
  readonly because: string;
}

/** An object that a pod refers to, or a key in it, that is not there. */
export interface MissingObject {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
  readonly key?: string;
}

/** One cause, found in one pod. */
export interface Finding {
  /** What is wrong, in a plain sentence. */
  readonly verdict: string;
  /** Whether waiting helps, in one more. */
  readonly outlook: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly container?: string;
  readonly missing?: MissingObject;
  readonly alternatives?: readonly Alternative[];
  readonly ruledOut?: readonly RuledOut[];
  readonly commands: readonly Command[];
}
