import type { Stage } from '@/machines/chart.ts';
import type { GraphState } from '@/machines/graph.ts';
import { actors } from './actor.ts';
import type { Frame } from './frame.ts';
import type { Grid } from './grid.ts';
import type { StationItem } from './item.ts';
import type { MarkLook } from './mark.ts';
import type { Ink } from './palette.ts';
import type { StagePlan } from './plan.ts';
import { type Run, type TextStyle, widthOf, wrap } from './text.ts';

/** How much of a step is shown: its row, its row and its tokens, or everything in it. */
export type Fold = 'folded' | 'peek' | 'open';

/**
 * Draws the row of a step: its station on the line, its name, who acts, and what is known of it; a `busy` row has
 * something else there.
 */
export function toStation(stagePlan: StagePlan, y: number, fold: Fold, frame: Frame, busy = false): StationItem {
  const { grid, look, ground } = frame;
  const { stage } = stagePlan;
  const open = fold === 'open';
  const mark = stationLook(stagePlan, fold, frame);
  const done = mark === 'station-done' || mark === 'ended';
  const lit = done || mark === 'station-open' || mark === 'station-waiting';
  const style = open ? (grid.size === 'wide' ? 'title' : 'box') : stage.number || lit ? 'name' : 'after';
  const ink: Ink = lit || open ? 'ink' : 'ink-2';
  const lines = titleLines(stage.title, style, grid);
  const titleEnd = grid.name + widthOf(stage.title, style);
  const crowded = open && titleEnd > grid.glyph - 16;
  const glyphX = crowded && grid.summary ? grid.summary + 8 : grid.glyph;
  // Where a long title leaves no room for who acts, the title alone is said.
  const acts = !crowded || grid.summary !== undefined || grid.actor === undefined;
  const height = rowHeight(stagePlan, frame);
  const pitch = style === 'title' ? 24 : 19;
  const suspect = look.isSuspect(stage.id);
  // Without a column of its own, that a step is suspect stands in the place of who acts.
  const instead = suspect && grid.actor !== undefined && grid.summary === undefined;
  const time = look.hasBeenIn(stage.id) ? look.trail.stages.get(stage.id) : undefined;
  return {
    kind: 'station',
    id: `station:${stage.id}`,
    stage: stage.id,
    box: { x: 0, y: y - height / 2, width: grid.width, height },
    mark: { x: grid.line, y, look: mark, ground, ...(stage.number ? { number: stage.number } : {}) },
    texts: [
      ...(grid.time !== undefined && time !== undefined
        ? [{ x: grid.time, y, text: look.timeText(time), style: 'clock', ink: 'ink-3', anchor: 'end' } as const]
        : []),
      ...lines.map(
        (text, index): Run => ({ x: grid.name, y: y + (index - (lines.length - 1) / 2) * pitch, text, style, ink }),
      ),
      ...(lines.length === 1 ? noteRuns(stage, suspect, titleEnd + 8, y, grid) : []),
      ...(grid.actor === undefined || !acts ? [] : [actorRun(stage, instead, glyphX + 16, y)]),
      ...(glyphX === grid.glyph && !busy ? summaryRuns(stagePlan, y, done, frame) : []),
    ],
    ...(acts && !instead ? { glyph: { actor: stage.actor, x: glyphX, y, ink: 'ink-3' } as const } : {}),
    ...(grid.sketch !== undefined && !open ? sketchOf(stagePlan, grid.sketch, y, frame) : {}),
    open,
    name: `${stage.number ? `Step ${stage.number}, ` : ''}${stage.title}${suspect ? `: ${suspected}` : ''}`,
  };
}

const suspected = 'the cause is probably here';
const suspectedBriefly = 'probably the cause';

function actorRun({ actor }: Stage, instead: boolean, x: number, y: number): Run {
  return instead
    ? { x, y, text: suspected, style: 'small', ink: 'fail' }
    : { x, y, text: actors[actor].name, style: 'small', ink: 'ink-2' };
}

/** Beside the title: where there is no column for it, that the step is suspect; else that it may be left out. */
function noteRuns(stage: Stage, suspect: boolean, x: number, y: number, grid: Grid): readonly Run[] {
  const fits = x + widthOf(suspectedBriefly, 'note') < grid.glyph - 12;
  if (suspect && grid.actor === undefined && fits) {
    return [{ x, y, text: suspectedBriefly, style: 'note', ink: 'fail' }];
  }
  return stage.optional ? [{ x, y, text: 'optional', style: 'note', ink: 'ink-3' }] : [];
}

/** The px that a folded row takes: more where its title needs a second line. */
export function rowHeight({ stage }: StagePlan, { grid }: Frame): number {
  return grid.row + (titleLines(stage.title, 'name', grid).length - 1) * 14;
}

function titleLines(title: string, style: TextStyle, { size, width, name }: Grid): readonly string[] {
  return wrap(title, style, (size === 'wide' ? width - 24 : width - 44) - name);
}

/** The states of a step that hold a token. */
export function tokensIn({ groups }: StagePlan, { look }: Pick<Frame, 'look'>): readonly GraphState[] {
  return statesOf(groups).filter(({ id }) => look.isCurrent(id));
}

/** All states of groups, on the line and beside it. */
export function statesOf(groups: StagePlan['groups']): readonly GraphState[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ state, families }) => [
      ...(state ? [state] : []),
      ...families.flatMap(({ head, spurs }) => [...(head ? [head.state] : []), ...spurs.map((spur) => spur.state)]),
    ]),
  );
}

function stationLook(stagePlan: StagePlan, fold: Fold, frame: Frame): MarkLook {
  const { look } = frame;
  const { stage } = stagePlan;
  const visited = look.hasBeenIn(stage.id);
  const tokens = tokensIn(stagePlan, frame);
  const isEnd = stage.id === 'end';
  if (tokens.length && (fold === 'peek' || fold === 'open')) {
    if (isEnd && fold === 'peek') return 'ended';
    return tokens.some((state) => look.timerOf(state) && state.meta.mark === 'wait')
      ? 'station-waiting'
      : 'station-open';
  }
  if (fold === 'open' && stage.id === look.trail.stage && !isEnd) return 'station-open';
  if (look.isSuspect(stage.id)) return 'station-suspect';
  if (isEnd) return visited ? 'ended' : 'end';
  if (visited) return look.isRecorded(statesOf(stagePlan.groups).map(({ id }) => id)) ? 'station-done' : 'station';
  if (statesOf(stagePlan.groups).some(({ id }) => look.isNext(id))) return 'station-next';
  return stage.optional ? 'station-optional' : 'station';
}

function summaryRuns(stagePlan: StagePlan, y: number, done: boolean, { grid, look }: Frame): readonly Run[] {
  if (grid.summary === undefined) return [];
  const { stage, groups } = stagePlan;
  if (look.isSuspect(stage.id)) return [{ x: grid.summary, y, text: suspected, style: 'small', ink: 'fail' }];
  const visited = statesOf(groups).filter(
    ({ id, meta }) => meta.mark !== 'failure' && meta.mark !== 'wait' && look.isVisited(id),
  );
  const silent = visited.length > 0 && !look.isRecorded(visited.map(({ id }) => id));
  const text = silent ? 'not in the record' : done ? visited.at(-1)?.meta.title : stage.summary;
  return text ? [{ x: grid.summary, y, text, style: 'small', ink: done ? 'ink-2' : 'ink-3' }] : [];
}

function sketchOf({ groups, stage }: StagePlan, x: number, y: number, { look }: Frame): Pick<StationItem, 'sketch'> {
  const rows = groups[0]?.rows ?? [];
  if (rows.length < 2 || stage.id === 'end') return {};
  const dots = rows.slice(0, 5).map(({ state, families, asides }) => ({
    done: state !== undefined && look.isVisited(state.id),
    stub: families.length + asides.length > 0,
  }));
  return { sketch: { x, y, dots, done: dots.every((dot) => dot.done) } };
}
