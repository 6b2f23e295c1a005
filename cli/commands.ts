import type { Command } from './command.ts';
import { exporting } from './export.ts';
import { replay } from './replay.ts';
import { simulate } from './simulate.ts';
import { status } from './status.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [status, replay, simulate, exporting];
