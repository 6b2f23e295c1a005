import type { ReactElement } from 'react';
import type { ActorId } from '@/machines/chart.ts';
import styles from './actor.module.css';
import { Icon, type IconName } from './icon.tsx';

const actors = {
  developer: { icon: 'user', name: 'You' },
  builder: { icon: 'hammer', name: 'Developer, builder' },
  registry: { icon: 'warehouse', name: 'Registry' },
  'api-server': { icon: 'database', name: 'API server + etcd' },
  scheduler: { icon: 'signpost', name: 'kube-scheduler' },
  kubelet: { icon: 'steering-wheel', name: 'kubelet' },
  'container-engine': { icon: 'shipping-container', name: 'containerd' },
  process: { icon: 'terminal', name: 'the process' },
} as const satisfies Record<ActorId, { icon: IconName; name: string }>;

/** Who acts, by glyph and name. */
export function Actor({ id }: { id: ActorId }): ReactElement {
  const { icon, name } = actors[id];
  return (
    <span className={styles.actor}>
      <Icon name={icon} />
      {name}
    </span>
  );
}
