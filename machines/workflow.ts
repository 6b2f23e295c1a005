import type { ActorId, Chart, Source, Stage, StageId, StateMeta, TransitionMeta } from './chart.ts';
import { chartFrom } from './compiled.ts';

/** A step of a workflow and the one thing that most often goes wrong in it. */
export interface WorkflowStep {
  readonly stage: StageId;
  readonly name: string;
  readonly title: string;
  readonly actor: ActorId;
  readonly says: string;
  readonly source: Source;
  readonly takes: number;
  readonly on: readonly WorkflowWay[];
  readonly failure?: {
    readonly name: string;
    readonly title: string;
    readonly label: string;
    readonly says: string;
    readonly repair: string;
    readonly waits?: true;
  };
}

interface WorkflowWay {
  readonly event: string;
  readonly to: string;
  readonly label: string;
  readonly shortcut?: true;
}

/** The end of a workflow. */
export interface WorkflowEnd extends Omit<WorkflowStep, 'on' | 'failure' | 'takes'> {
  readonly end: true;
}

interface WorkflowState {
  readonly meta: StateMeta;
  readonly on: Readonly<Record<string, readonly { readonly target: string; readonly meta: TransitionMeta }[]>>;
}

/** Compiles a workflow into a flat machine: a state for each step, beside it the failure, and the way back. */
export function workflowChart(
  id: string,
  title: string,
  stages: readonly Stage[],
  steps: readonly (WorkflowStep | WorkflowEnd)[],
): Chart {
  const states = Object.fromEntries(steps.flatMap(statesOf));
  return chartFrom({ id, title, stages, config: { id, initial: steps[0]?.name ?? '', states } });
}

function statesOf(step: WorkflowStep | WorkflowEnd): [string, WorkflowState][] {
  const { stage, name, title, actor, says, source } = step;
  if ('end' in step) return [[name, { meta: { stage, mark: 'end', title, actor, says, source }, on: {} }]];
  const ways = Object.fromEntries(
    step.on.map(({ event, to, label, shortcut }) => [
      event,
      [{ target: to, meta: { label, way: shortcut ? 'shortcut' : 'progress' } satisfies TransitionMeta }],
    ]),
  );
  const state: WorkflowState = {
    meta: { stage, mark: 'state', title, actor, says, source, takes: step.takes },
    on: ways,
  };
  if (!step.failure) return [[name, state]];
  const { failure } = step;
  return [
    [
      name,
      {
        ...state,
        on: { ...ways, [`${name}.failed`]: [{ target: failure.name, meta: { label: failure.label, way: 'failure' } }] },
      },
    ],
    [
      failure.name,
      {
        meta: {
          stage,
          mark: failure.waits ? 'wait' : 'failure',
          title: failure.title,
          actor,
          says: failure.says,
          source,
          takes: failure.waits ? 10_000 : 1000,
        },
        on: {
          [`${name}.retried`]: [
            { target: name, meta: { label: failure.repair, way: failure.waits ? 'retry' : 'repair' } },
          ],
        },
      },
    ],
  ];
}
