import { type ReactElement, useLayoutEffect, useRef } from 'react';
import type { LineItem } from '@/lib/diagram/item.ts';
import { mayMove, travel } from './motion.ts';
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
    if (!path || !mayMove()) return;
    // The path counts as 1 long while it moves: its real length would have to be measured.
    path.setAttribute('pathLength', '1');
    const known = old.light === 'taken' ? Math.min(1, straightLength(old.d) / straightLength(item.d)) : 0;
    const run = path.animate(
      [
        { strokeDasharray: '1 1', strokeDashoffset: 1 - known },
        { strokeDasharray: '1 1', strokeDashoffset: 0 },
      ],
      travel,
    );
    run.onfinish = () => path.removeAttribute('pathLength');
  }, [item]);
  return (
    <g ref={group}>
      <Shapes item={item} />
    </g>
  );
}

function straightLength(d: string): number {
  const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Math.hypot(x2 - x1, y2 - y1) || 1;
}
