import type { Dispatch } from 'react';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { laneAfter } from '@/lib/journey/lanes.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Panel } from '../dialogs/panel.ts';
import type { Acts } from './use-acts.ts';
import { useKeys } from './use-keys.ts';
import type { Walk, WalkAction } from './use-walk.ts';

const zooms: readonly Zoom[] = ['spine', 'step', 'everything'];

/** The keyboard of a walk, as the key table says. */
export function useExplorerKeys({
  walk,
  view,
  acts,
  dispatch,
  onOpen,
  onCopy,
  onCompare,
}: {
  walk: Walk;
  view: WalkView;
  acts: Acts;
  dispatch: Dispatch<WalkAction>;
  onOpen: (panel: Panel) => void;
  onCopy: () => void;
  onCompare: () => void;
}): void {
  const zoom = (by: number) => {
    const next = zooms[zooms.indexOf(walk.zoom) + by];
    if (next) dispatch({ type: 'zoomed', zoom: next });
  };
  const lane = (by: number) => dispatch({ type: 'laned', container: laneAfter(view, walk.lane, by) });
  const choices = view.possible.flatMap((choice) =>
    choice.key === undefined ? [] : [[choice.key.toLowerCase(), () => acts.choose(choice)] as const],
  );
  useKeys({
    ...Object.fromEntries(choices),
    ArrowRight: acts.forward,
    ArrowLeft: acts.back,
    'Shift+ArrowRight': acts.strideForward,
    'Shift+ArrowLeft': acts.strideBack,
    ArrowDown: () => focusRow(1),
    ArrowUp: () => focusRow(-1),
    Home: acts.first,
    End: acts.latest,
    ' ': acts.toggle,
    j: view.pending === undefined ? undefined : acts.jump,
    '+': () => zoom(1),
    '-': () => zoom(-1),
    c: () => lane(1),
    'Shift+c': () => lane(-1),
    Escape: () => dispatch({ type: 'peeked' }),
    '/': () => onOpen('finder'),
    w: walk.subject.name === undefined ? undefined : () => onOpen('world'),
    v: walk.subject.name === undefined ? undefined : onCompare,
    y: onCopy,
    '?': () => onOpen('keys'),
  });
}

/** Moves the focus to the next row of the map, from the open one where none has it. */
function focusRow(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.map-row')];
  const focused = rows.findIndex((row) => row.matches(':focus'));
  const open = rows.findIndex((row) => row.ariaExpanded === 'true');
  const next = focused < 0 ? Math.max(open, 0) : focused + by;
  rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
}
