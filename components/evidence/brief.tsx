import { type ReactElement, useMemo } from 'react';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import styles from './evidence.module.css';
import { LiveRow } from './live-row.tsx';
import type { PodColumn } from './pod-table.tsx';

const columns: readonly PodColumn[] = ['ready', 'status', 'restarts', 'age'];

/** kubectl's row without the name, where there is no room for more; nothing where there is no Pod. */
export function Brief({ view, player }: { view: WalkView; player: Player }): ReactElement | null {
  const { moment, before, state } = view;
  const evidence = useMemo(() => evidenceOf(moment, before), [moment, before]);
  if (evidence.kind === 'none') return null;
  return (
    <div className={styles.terminal}>
      <div>
        {evidence.kind === 'pod' ? (
          <LiveRow pod={evidence.pod} mark={state.meta.mark} player={player} at={moment.at} shown={columns} />
        ) : (
          <p className={styles.says}>No resources found in {evidence.namespace} namespace.</p>
        )}
      </div>
    </div>
  );
}
