import type { Choice, Moment, Timer } from '@/lib/journey/moment.ts';
import type { Trail } from '@/lib/journey/trail.ts';
import type { Chart, StageId } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';
import type { ContainerKind } from '@/machines/pod-spec.ts';
import type { Basis } from './basis.ts';

/** How much is open: nothing, the step that the walk stands in, or every step. */
export type Zoom = 'spine' | 'step' | 'everything';

/** Everything that a picture depends on. */
export interface SceneInput {
  readonly chart: Chart;
  readonly graph: Graph;
  /** In spec order. */
  readonly containers: readonly { readonly name: string; readonly kind: ContainerKind }[];
  readonly trail: Trail;
  readonly choices: readonly Choice[];
  readonly timers: readonly Timer[];
  readonly moment: Pick<Moment, 'at' | 'took'>;
  /** Virtual ms on the clock, where that is later than the moment. */
  readonly clock?: number;
  readonly zoom: Zoom;
  /** px. */
  readonly width: number;
  /** A step that a reader looks into while the walk stands elsewhere. */
  readonly open?: StageId;
  /** The container whose lane is open. */
  readonly lane?: string;
  /** What the walk rests on, where it was not walked here. */
  readonly basis?: Basis;
}
