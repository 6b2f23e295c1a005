import { memo, type ReactElement, useEffect, useRef } from 'react';
import type { LineItem } from '@/lib/diagram/item.ts';
import { inMotion, travel } from './motion.ts';
import { shapesOf } from './shapes.ts';

/** A stretch of line. Ink that is new runs along it, behind the token. */
export const Ink = memo(function Ink({ item }: { item: LineItem }): ReactElement {
  const group = useRef<SVGGElement>(null);
  const before = useRef(item);
  useEffect(() => {
    const old = before.current;
    before.current = item;
    if (old === item || item.light !== 'taken' || old.d === item.d) return;
    return inMotion(() => run(group.current, old));
  }, [item]);
  return (
    <g
      ref={group}
      {...(item.name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': item.name })}
      {...shapesOf(item)}
    />
  );
});

function run(group: SVGGElement | null, old: LineItem): Animation | undefined {
  const path = group?.querySelector('path');
  if (!path) return undefined;
  const length = path.getTotalLength();
  const known = old.light === 'taken' ? Math.min(length, straightLength(old.d)) : 0;
  const strokeDasharray = `${length} ${length}`;
  return path.animate(
    [
      { strokeDasharray, strokeDashoffset: length - known },
      { strokeDasharray, strokeDashoffset: 0 },
    ],
    travel,
  );
}

function straightLength(d: string): number {
  const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Math.hypot(x2 - x1, y2 - y1);
}
