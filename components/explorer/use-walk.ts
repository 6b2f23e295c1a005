import { useMemo, useReducer } from 'react';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { goTo, startJourney, take } from '@/lib/journey/journey.ts';
import type { Journey, WalkEvent } from '@/lib/journey/moment.ts';
import { firstSubject, type Subject } from '@/lib/journey/subject.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import type { StageId } from '@/machines/chart.ts';
import type { ChartId } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';

/** A machine's walk that has not begun. */
export function beginWalk(machine: ChartId): Beginning {
  const subject = firstSubject(machine);
  return { subject, journey: startJourney(subject.chart) };
}

/** A walk and how its reader looks at it. */
export interface Walk {
  readonly subject: Subject;
  readonly journey: Journey;
  readonly zoom: Zoom;
  /** A step that is opened although the token is elsewhere. */
  readonly peek?: StageId;
  /** The container whose lane is open, where the reader chose one. */
  readonly lane?: string;
  /** Virtual milliseconds of the shown moment's wait that had passed when it was opened from a link. */
  readonly elapsed: number;
  /** Index of the moment at which playing stops, where somebody wanted to see the way to it. */
  readonly until?: number;
  /** One sentence about what could not be done: a link that is broken, a state that cannot be reached. */
  readonly notice?: string;
}

export type WalkAction =
  | { readonly type: 'taken'; readonly event: WalkEvent }
  | { readonly type: 'moved'; readonly index: number }
  | { readonly type: 'walked'; readonly journey: Journey; readonly until?: number }
  | {
      readonly type: 'opened';
      readonly subject: Subject;
      readonly journey: Journey;
      readonly elapsed?: number;
      readonly until?: number;
    }
  | { readonly type: 'refused'; readonly notice: string }
  | { readonly type: 'zoomed'; readonly zoom: Zoom }
  | { readonly type: 'peeked'; readonly stage?: StageId; readonly notice?: string }
  | { readonly type: 'laned'; readonly container?: string };

/** What a page begins with. */
export type Beginning = Pick<Walk, 'subject' | 'journey'>;

/** The walk on a page: its one state, what follows from it, and how it changes. */
export function useWalk(begin: () => Beginning) {
  const [walk, dispatch] = useReducer(reduce, begin, (first): Walk => ({ ...first(), zoom: 'step', elapsed: 0 }));
  const { chart } = walk.subject;
  const graph = useMemo(() => toGraph(chart), [chart]);
  const lookup = useMemo(() => timelineChart(chart.stages, graph), [chart, graph]);
  const view = useMemo(() => viewOf(chart, lookup, walk.journey), [chart, lookup, walk.journey]);
  return { walk, dispatch, chart, graph, lookup, view };
}

function reduce(walk: Walk, action: WalkAction): Walk {
  switch (action.type) {
    case 'taken':
      return shown(walk, take(walk.subject.chart, walk.journey, action.event));
    case 'moved':
      return shown(walk, goTo(walk.journey, action.index));
    case 'walked':
      return { ...shown(walk, action.journey), until: action.until };
    case 'opened': {
      const { subject, journey, elapsed = 0, until } = action;
      return { subject, journey, zoom: walk.zoom, elapsed, until };
    }
    case 'refused':
      return { ...walk, notice: action.notice };
    case 'zoomed':
      return { ...walk, zoom: action.zoom };
    case 'peeked':
      return { ...walk, peek: action.stage, notice: action.notice };
    case 'laned':
      return { ...walk, lane: action.container };
  }
}

/** The same walk at another moment: the map returns to the token, and what was said about the link is over. */
function shown(walk: Walk, journey: Journey): Walk {
  if (journey === walk.journey) return walk;
  return { ...walk, journey, elapsed: 0, until: undefined, peek: undefined, notice: undefined };
}
