import { bypass, track } from './curve.ts';
import type { Frame, Stop } from './frame.ts';
import type { Item, LineItem, LineLight } from './item.ts';
import { lineLook, strongest } from './look.ts';

/** The line between stops, from top to bottom: ink as far as the walk has come, blue where it can go next. */
export function trunkItems(stops: readonly Stop[], id: string, width?: number): readonly LineItem[] {
  const pieces: { from: number; to: number; light: LineLight; inferred: boolean }[] = [];
  for (let index = 0; index + 1 < stops.length; index += 1) {
    const light = lightBetween(stops, index);
    const inferred = light === 'taken' && stops[index + 1]?.inferred === true;
    const last = pieces.at(-1);
    if (last?.light === light && last.inferred === inferred) last.to = index + 1;
    else pieces.push({ from: index, to: index + 1, light, inferred });
  }
  return pieces.flatMap(({ from, to, light, inferred }): readonly LineItem[] => {
    const [a, b] = [stops[from], stops[to]];
    if (!a || !b) return [];
    return [
      {
        kind: 'line',
        id: `trunk:${id}:${a.id}`,
        d: track([a, b]),
        light,
        ...(width && light === 'taken' ? { width } : {}),
        ...(inferred ? { inferred } : {}),
      },
    ];
  });
}

/** A step that may be left out has a way around it on the left of the line. */
export function bypassItems(
  stages: readonly { readonly id: string; readonly optional: boolean; readonly top: number; readonly bottom: number }[],
  { plan, look, grid }: Frame,
): readonly Item[] {
  return stages.flatMap(({ optional, id }, index): readonly Item[] => {
    const [before, after] = [stages[index - 1], stages[index + 1]];
    if (!optional || !before || !after) return [];
    const skips = plan.graph.transitions.filter(({ meta, sources, target }) => {
      const [from, to] = [sources[0], target].map(
        (state) => plan.graph.states.find((one) => one.id === state)?.meta.stage,
      );
      return meta.way === 'shortcut' && from === before.id && to === after.id;
    });
    const light = strongest(skips.map((skip) => lineLook(skip, look)));
    const out = grid.size === 'wide' ? 20 : 17;
    const d = bypass(grid.line, before.bottom + 12, after.top - 14, out);
    return [{ kind: 'line', id: `bypass:${id}`, d, light, transitions: skips.map((skip) => skip.id) }];
  });
}

/** Ink stays where it is, also when the walk passes for the second time; a state that was passed by stays hollow. */
function lightBetween(stops: readonly Stop[], index: number): LineLight {
  const later = stops.slice(index + 1);
  const [to] = later;
  const from = stops[index];
  if (!from || !to) return 'idle';
  const around = !to.visited || !from.visited;
  if (to.visited && from.visited) return 'taken';
  const next = later.findIndex((stop) => stop.next);
  const current = stops.slice(0, index + 1).findLastIndex((stop) => stop.current);
  const between = next === -1 || current === -1 ? undefined : stops.slice(current + 1, index + 1 + next);
  if (between?.every((stop) => !stop.visited)) return 'next';
  return around && later.some((stop) => stop.visited) && !to.skipped && !from.skipped ? 'taken' : 'idle';
}
