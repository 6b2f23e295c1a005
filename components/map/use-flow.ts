import { useRef } from 'react';
import type { Scene } from '@/lib/diagram/item.ts';
import { type Flow, toFlow } from './flow.ts';

/** Gives a scene its seats. What has not changed stays the same object, so that nothing of it is drawn again. */
export function useFlow(scene: Scene): Flow {
  const last = useRef<{ scene: Scene; flow: Flow }>(undefined);
  if (last.current?.scene !== scene) last.current = { scene, flow: toFlow(scene, last.current?.flow) };
  return last.current.flow;
}
