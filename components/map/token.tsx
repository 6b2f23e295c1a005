import { type ReactElement, useEffect, useRef } from 'react';
import type { Scene, StateItem } from '@/lib/diagram/item.ts';
import { inMotion, travel } from './motion.ts';

/** The token on its way: it travels along the line that was taken while the new moment is already drawn below it. */
export function Token({ scene }: { scene: Scene }): ReactElement {
  const disc = useRef<HTMLDivElement>(null);
  const before = useRef(scene);
  useEffect(() => {
    const old = before.current;
    before.current = scene;
    const way = old === scene ? undefined : wayBetween(old, scene);
    if (way === undefined) return;
    const canvas = disc.current?.parentElement;
    const stop = inMotion(() => {
      const element = disc.current;
      if (!element) return undefined;
      element.style.offsetPath = `path("${way}")`;
      canvas?.setAttribute('data-travels', '');
      const animation = element.animate({ offsetDistance: ['0%', '100%'], opacity: [1, 1] }, travel);
      animation.onfinish = () => canvas?.removeAttribute('data-travels');
      return animation;
    });
    return () => {
      stop();
      canvas?.removeAttribute('data-travels');
    };
  }, [scene]);
  return <div ref={disc} className="map-token" aria-hidden="true" />;
}

/** The path from where the token stood to where it stands, if both are on this picture and one step apart. */
function wayBetween(old: Scene, scene: Scene): string | undefined {
  const [from, to] = [tokenOf(old), tokenOf(scene)];
  if (!from || !to || from.id === to.id) return undefined;
  const still = scene.items.find((item) => item.id === from.id);
  if (still?.kind !== 'state' || still.mark.x !== from.mark.x || still.mark.y !== from.mark.y) return undefined;
  const taken = scene.items.find(
    (item) => item.kind === 'line' && item.light === 'taken' && item.joins?.[0] === from.id && item.joins[1] === to.id,
  );
  if (taken?.kind === 'line') return taken.d;
  return `M${from.mark.x} ${from.mark.y}L${to.mark.x} ${to.mark.y}`;
}

function tokenOf({ items }: Scene): StateItem | undefined {
  const tokens = items.filter((item) => item.kind === 'state' && item.filled !== undefined);
  return tokens.length === 1 && tokens[0]?.kind === 'state' ? tokens[0] : undefined;
}
