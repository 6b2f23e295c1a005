import { check } from './check.ts';
import type { Command } from './command.ts';
import { explaining } from './explain.ts';
import { exporting } from './export.ts';
import { replay } from './replay.ts';
import { listing } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { status } from './status.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [status, explaining, replay, simulate, listing, check, exporting];
