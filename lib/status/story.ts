import { goTo } from '@/lib/journey/journey.ts';
import type { Moment } from '@/lib/journey/moment.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf, type WalkView } from '@/lib/journey/view.ts';
import type { Stage, Way } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import type { WordWalk } from './walk.ts';

/** One event of the way to a word. */
interface StoryLine {
  /** Index of the moment after it. */
  readonly index: number;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly label: string;
  readonly way: Way;
  /** The state that it led to. */
  readonly state: string;
}

/** The way to a word, told: how far all went well, then event by event. */
export interface Story {
  /** Where the telling begins; up to there nothing went wrong. */
  readonly until: { readonly index: number; readonly at: number; readonly stage: Stage };
  readonly lines: readonly StoryLine[];
  /** All that is to be said of the moment at the end. */
  readonly end: WalkView;
}

/** At least so many events are told, and so many before the first that is no progress. */
const least = 3;
const lead = 2;

/** Tells how a walk got to where it stands. */
export function storyOf({ subject: { chart }, journey }: WordWalk): Story {
  const lookup = timelineChart(chart.stages, toGraph(chart));
  const viewAt = (index: number) => viewOf(chart, lookup, goTo(journey, index));
  const metaOf = ({ took }: Moment) => lookup.transitions.get(took[0] ?? '')?.meta;
  const trouble = journey.moments.findIndex((moment) => {
    const way = metaOf(moment)?.way;
    return way !== undefined && way !== 'progress' && way !== 'shortcut';
  });
  const begin = Math.max(0, Math.min(trouble < 0 ? journey.cursor : trouble - lead, journey.cursor - least));
  const start = viewAt(begin);
  return {
    until: { index: begin, at: start.moment.at, stage: start.stage },
    lines: journey.moments.slice(begin + 1, journey.cursor + 1).flatMap((moment, offset) => {
      const meta = metaOf(moment);
      const index = begin + 1 + offset;
      const state = viewAt(index).state.meta.title;
      return meta ? [{ index, at: moment.at, label: meta.label, way: meta.way, state }] : [];
    }),
    end: viewAt(journey.cursor),
  };
}
