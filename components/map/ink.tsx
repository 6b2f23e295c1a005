import { type ReactElement, useLayoutEffect, useRef } from 'react';
import type { LineItem } from '@/lib/diagram/item.ts';
import { Shapes } from './shapes.tsx';

/** A stretch of line. Ink that is new runs along it, behind the token. */
export function Ink({ item }: { item: LineItem }): ReactElement {
  const group = useRef<SVGGElement>(null);
  const before = useRef(item);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = item;
    if (old === item || item.light !== 'taken' || old.d === item.d) return;
    const path = group.current?.querySelector('path');
    const duration = motionOf(path);
    if (!path || duration === 0) return;
    const length = path.getTotalLength();
    const known = old.light === 'taken' ? Math.min(length, straightLength(old.d)) : 0;
    path.animate(
      [
        { strokeDasharray: `${length} ${length}`, strokeDashoffset: length - known },
        { strokeDasharray: `${length} ${length}`, strokeDashoffset: 0 },
      ],
      { duration, easing: 'cubic-bezier(.3, 0, .1, 1)' },
    );
  }, [item]);
  return (
    <g ref={group}>
      <Shapes item={item} />
    </g>
  );
}

/** Milliseconds that the ink takes, 0 for readers who want less motion. */
function motionOf(element: Element | null | undefined): number {
  if (!element) return 0;
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--d-ink')) || 0;
}

function straightLength(d: string): number {
  const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Math.hypot(x2 - x1, y2 - y1);
}
