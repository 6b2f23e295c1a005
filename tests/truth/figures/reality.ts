import { reality } from '../../world/reality.ts';
import { replayed } from '../../world/replayed.ts';
import { allOf, type Figure, shareOf } from './figure.ts';

/** The simulator against a real cluster, and against our own reading of what a cluster shows. */
export function realityFigures(): readonly Figure[] {
  const { matched, repeated, all } = reality();
  const { explained, observations } = replayed(300_000);
  return [
    shareOf('recorded scenarios whose READY, STATUS and Events their worlds give', matched, all, 0.9),
    shareOf('of them with every repeat of an Event in its place', repeated, all, 0.9),
    allOf('observations of simulated walks that replay explains', explained, observations),
  ];
}
