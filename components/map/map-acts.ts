import { createContext, type RefObject } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import type { StageId } from '@/machines/chart.ts';

/** What a reader can do on the map. */
export interface MapActs {
  readonly onChoose: (choice: Choice) => void;
  readonly onPeek: (stage: StageId) => void;
  readonly onLane: (container: string) => void;
  readonly onTrouble: ((choices: readonly Choice[]) => void) | undefined;
}

/** Lends the acts to the parts of the map. They are read when something is pressed, so a new act draws nothing anew. */
export const MapActsContext = createContext<RefObject<MapActs> | null>(null);
