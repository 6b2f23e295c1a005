import { walkTo } from '@/lib/journey/going.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { distanceOf } from '@/lib/status/finding.ts';
import type { Chart, StageId } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';

/** Something that a reader may want to get to: where kubectl prints a word, or a state of the machine. */
export interface Goal {
  readonly id: string;
  readonly title: string;
  /** `Step 6, web`, or `STATUS, step 6`. */
  readonly where: string;
  /** The address of the page about it; only words have one. */
  readonly page?: string;
  /** Why this pod never gets there, where that is known beforehand. */
  readonly never?: string;
  /** Whether somebody who typed this may mean it. */
  readonly isMeant: (asked: string) => boolean;
  /** The walk to it: on from here, else from the start. */
  readonly walk: (from: Journey) => Journey | undefined;
}

/** Every state of a machine as a goal. */
export function stateGoals(chart: Chart, { states }: Graph): readonly Goal[] {
  return states
    .filter(({ meta }) => meta.mark !== 'gate')
    .map(({ id, meta }) => {
      const place = stageName(chart, meta.stage);
      const where = meta.container === undefined ? place : `${place}, ${meta.container}`;
      const text = `${meta.title} ${where}`.toLowerCase();
      return {
        id,
        title: meta.title,
        where,
        isMeant: (asked) => needlesOf(asked).every((needle) => text.includes(needle)),
        walk: (from) => walkTo(chart, from, id),
      };
    });
}

/** The goals that somebody who typed this may mean: those first that are spelled like it, those never reached last. */
export function matching(goals: readonly Goal[], asked: string): readonly Goal[] {
  const found = goals.filter(({ isMeant }) => isMeant(asked));
  if (asked.trim() === '') return found;
  const rank = ({ title, never }: Goal) => distanceOf(title, asked) + (never === undefined ? 0 : 4);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** `Step 6`, or the name of a stage that no step counts. */
export function stageName({ stages }: Chart, id: StageId): string {
  const stage = stages.find((one) => one.id === id);
  return stage?.number === undefined ? (stage?.title ?? '') : `Step ${stage.number}`;
}

function needlesOf(asked: string): readonly string[] {
  return asked.toLowerCase().split(/\s+/).filter(Boolean);
}
