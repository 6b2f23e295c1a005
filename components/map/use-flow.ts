import { useRef } from 'react';
import type { Scene } from '@/lib/diagram/item.ts';
import { type Flow, toFlow } from './flow.ts';

/** Turns a scene into nodes and edges. What has not changed stays the same object, so that nothing of it is drawn again. */
export function useFlow(scene: Scene): Pick<Flow, 'nodes' | 'edges'> {
  const last = useRef<{ scene: Scene; flow: Flow }>(undefined);
  if (last.current?.scene !== scene) last.current = { scene, flow: toFlow(scene, last.current?.flow) };
  return last.current.flow;
}
