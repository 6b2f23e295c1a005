import { type Dispatch, useEffect, useEffectEvent, useRef } from 'react';
import type { MomentLink } from '@/lib/journey/link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import type { ChartId } from '@/machines/charts.ts';
import type { Player } from '@/machines/player.ts';
import type { Walk, WalkAction } from './use-walk.ts';

/** Steps that follow each other faster than this share one entry of the browser's history. */
const burst = 150;

/**
 * Keeps the address and the walk together: every moment has a link, and the browser's back button undoes a step.
 * The address is written after the step is on the screen; while playing, one entry is enough.
 */
export function useMomentUrl({
  machine,
  walk,
  dispatch,
  player,
  remembers,
}: {
  machine: ChartId;
  walk: Walk;
  dispatch: Dispatch<WalkAction>;
  player: Player;
  /** Each step is an entry of the browser's history; not in a frame, whose history is its page's. */
  remembers: boolean;
}): void {
  const opened = useRef<Journey>(walk.journey);

  const open = useEffectEvent(async () => {
    try {
      // Few visits begin with a link, so what reads one is loaded then.
      const [{ decodeLink }, { openLink }, { openSubject }] = await Promise.all([
        import('@/lib/journey/link-reading.ts'),
        import('@/lib/journey/opening.ts'),
        import('@/lib/journey/subject.ts'),
      ]);
      const link = decodeLink(location.hash);
      const { subject, journey, elapsed } = await openLink(machine, link, walk, (named) => openSubject(machine, named));
      opened.current = journey;
      player.send({ type: 'pause.pressed' });
      const plays = asksToPlay();
      dispatch({ type: 'opened', subject, journey, elapsed, until: plays ? journey.moments.length - 1 : undefined });
      if (plays) player.send({ type: 'play.pressed' });
    } catch (error) {
      dispatch({ type: 'refused', notice: sentenceOf(error) });
    }
  });

  const restart = useEffectEvent(() => {
    if (walk.journey.cursor > 0) dispatch({ type: 'moved', index: 0 });
  });

  useEffect(() => {
    const show = () => (location.hash.length > 1 ? void open() : restart());
    if (location.hash.length > 1) show();
    addEventListener('popstate', show);
    return () => removeEventListener('popstate', show);
  }, []);

  const write = useEffectEvent(async () => {
    const fragment = `#${await fragmentOf(linkTo(machine, walk, player))}`;
    if (fragment === location.hash) return;
    const address = asksToPlay() ? location.pathname + fragment : fragment;
    if (!remembers || player.getSnapshot().matches('playing')) history.replaceState(history.state, '', address);
    else history.pushState(null, '', address);
  });

  useEffect(() => {
    if (walk.journey === opened.current) return;
    opened.current = walk.journey;
    const id = setTimeout(write, burst);
    return () => clearTimeout(id);
  }, [walk.journey]);
}

/** A link to what is shown right now. */
export function linkTo(machine: string, { subject, journey }: Walk, player: Player): MomentLink {
  const at = journey.moments[journey.cursor]?.at ?? 0;
  return {
    machine,
    ...(subject.link === undefined ? {} : { subject: subject.link }),
    events: journey.moments.flatMap(({ event }) => event ?? []),
    cursor: journey.cursor,
    clock: at + Math.round(player.getSnapshot().context.elapsed),
  };
}

/** The fragment of a link. What packs it is loaded with the first step: a page that is only looked at has no need of it. */
export async function fragmentOf(link: MomentLink): Promise<string> {
  const { encodeLink } = await import('@/lib/journey/link.ts');
  return encodeLink(link);
}

/** Whether the address asks to play the link's walk to its end: `/walk?play#…`. With the first step it asks no more. */
function asksToPlay(): boolean {
  return new URLSearchParams(location.search).has('play');
}

function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
