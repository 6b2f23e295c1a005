import { reality } from '../../world/reality.ts';
import { type Figure, shareOf } from './figure.ts';

/** How many of the recorded scenarios the simulator walks as the cluster did, from the manifest and a world. */
export function simulationFigures(): readonly Figure[] {
  const { all, matched } = reality();
  return [shareOf('recorded scenarios simulated alike, from manifest and world', matched, all, 0.9)];
}
