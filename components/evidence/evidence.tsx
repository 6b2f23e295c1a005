import { lazy, type ReactElement, Suspense, useEffect, useMemo } from 'react';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { SectionLabel } from '../inspector/section-label.tsx';
import styles from './evidence.module.css';
import { LiveEvents } from './live-events.tsx';
import { LiveRow } from './live-row.tsx';
import { NoPod } from './no-pod.tsx';

const loadStatus = () => import('./status-yaml.tsx');
const StatusYaml = lazy(async () => ({ default: (await loadStatus()).StatusYaml }));

/** What you would see at the shown moment: kubectl's row, the events, and what the status says. */
export function Evidence({ view, player }: { view: WalkView; player: Player }): ReactElement {
  const { moment, before, state } = view;
  const evidence = useMemo(() => evidenceOf(moment, before), [moment, before]);
  // Before the first Pod is there to show, so that it need not be waited for.
  useEffect(() => void loadStatus(), []);
  return (
    <section>
      <SectionLabel aside={evidence.kind === 'pod' && evidence.before ? 'changed since the last step' : undefined}>
        What you would see
      </SectionLabel>
      {evidence.kind === 'pod' ? (
        <div className={styles.terminal}>
          <div>
            <p className={styles.command}>
              $ <b>kubectl get pods</b>
            </p>
            <LiveRow pod={evidence.pod} mark={state.meta.mark} player={player} at={moment.at} />
          </div>
          {moment.kubeEvents.length === 0 ? null : <LiveEvents view={view} player={player} most={4} />}
          <Suspense fallback={null}>
            <StatusYaml pod={evidence.pod} before={evidence.before} focus={state.meta.container} />
          </Suspense>
        </div>
      ) : (
        <NoPod evidence={evidence} />
      )}
    </section>
  );
}
