import type { ActionRef } from '../actions.ts';

/** Stands for the container's name in whatever a row says and hears. */
export const container = '{container}';

/** The record of an Event of the kubelet about the container. */
export const says = (
  message: Pick<Extract<ActionRef, { type: 'record' }>['params'], 'reason' | 'message'>,
  type: 'Normal' | 'Warning' = 'Normal',
) => ({ type: 'record', params: { type, ...message, from: 'kubelet', container } }) as const;

/** An instance of the container begins. */
export const begin: ActionRef = { type: 'container.begin', params: { container } };
