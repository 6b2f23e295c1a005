import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import type { LinkSubject } from '@/lib/journey/link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { type TimelineChart, timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf, type WalkView } from '@/lib/journey/view.ts';
import type { Chart, StageId } from '@/machines/chart.ts';
import { type Graph, toGraph } from '@/machines/graph.ts';

/** What an embed shows: a machine, a walk through it, and how one looks at it. */
export interface Walk {
  readonly chart: Chart;
  /** What the machine was compiled from, where a link has brought that. */
  readonly subject?: LinkSubject;
  readonly graph: Graph;
  readonly lookup: TimelineChart;
  readonly journey: Journey;
  readonly view: WalkView;
  readonly zoom: Zoom;
  /** A step that is open although the walk stands elsewhere. */
  readonly open?: StageId;
  /** The container whose lane is open. */
  readonly lane?: string;
  readonly notice?: string;
}

/** A machine at its first moment. */
export function beginWalk(chart: Chart, subject?: LinkSubject): Walk {
  const graph = toGraph(chart);
  const lookup = timelineChart(chart.stages, graph);
  const journey = startJourney(chart);
  const from = subject === undefined ? {} : { subject };
  return { chart, ...from, graph, lookup, journey, view: viewOf(chart, lookup, journey), zoom: 'step' };
}

/** The same embed at another moment: a peek ends, and what was said is over. */
export function walked(walk: Walk, journey: Journey): Walk {
  if (journey === walk.journey) return walk;
  const { open: _open, notice: _notice, ...kept } = walk;
  return { ...kept, journey, view: viewOf(walk.chart, walk.lookup, journey) };
}
