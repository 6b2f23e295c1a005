import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import { type ContainerSeen, newest } from '../facts.ts';

/** The words of whoever failed to pull. */
export interface PullWords {
  /** The newest Event that has them. */
  readonly event?: KubeEvent;
  /** Empty where nothing was said. */
  readonly said: string;
  /** The status only says that there is a back-off. */
  readonly bare: boolean;
}

/** What was said last of a pull: in the status since Kubernetes 1.31, in the Event always. */
export function pullWords(one: ContainerSeen): PullWords {
  const event =
    newest(one.events, ['Failed'], pullFailed) ?? newest(one.events, ['Failed', 'InspectFailed'], shortName);
  const { message = '', reason } = one.status?.state.waiting ?? {};
  const bare = /^Back-off pulling image "[^"]*"$/.test(message);
  const known = reason === 'RegistryUnavailable' || reason === 'SignatureValidationFailed' ? reason : '';
  const said = bare ? '' : message.replace(/^Back-off pulling image "[^"]*": /, '');
  return { bare, event, said: `${known} ${said || (event?.message ?? '')}`.trim() };
}

/** What Events say of a container's pulls, the oldest first. */
export function toldOfPulls({ events }: ContainerSeen): readonly string[] {
  return events.flatMap(({ reason, message }) => (reason === 'Failed' && pullFailed.test(message) ? [message] : []));
}

const pullFailed = /^Failed to pull image/;

/** CRI-O refuses it before it pulls. */
const shortName = /^Failed to inspect image .*short-name/;
