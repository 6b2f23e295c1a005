import type { ReactElement } from 'react';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { instantMs } from '@/lib/kubernetes/virtual-time.ts';
import type { Mark } from '@/machines/chart.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import { type PodColumn, PodTable } from './pod-table.tsx';

/** kubectl's row for a Pod, growing older while the walk waits. */
export function LiveRow({
  pod,
  mark,
  player,
  at,
  shown,
}: {
  pod: Pod;
  mark: Mark;
  player: Player;
  at: number;
  shown?: readonly PodColumn[];
}): ReactElement {
  const elapsed = useElapsed(player, 1000);
  return (
    <PodTable
      row={printedRow(pod, instantMs(at + elapsed))}
      trouble={mark === 'failure' || mark === 'wait'}
      shown={shown}
    />
  );
}
