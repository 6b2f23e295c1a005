import { createContext } from 'react';
import type { Standing } from './flow.ts';

/** Lends what stands on the map to the seats that draw it. */
export const StandingContext = createContext<Standing>({ seated: new Map(), words: [] });
